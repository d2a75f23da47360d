import { rm } from 'node:fs/promises';
import { runsFactorVariable, seedVariable } from '../support/seed.ts';
import { literally } from './literally.ts';
import { dependency, runNode } from './processes.ts';
import { type Counts, type FileReport, readReport, reportFile } from './report.ts';
import type { ProjectName } from './stages.ts';
import type { Wish } from './wish.ts';

/** Read by jest.config.js. */
const everyDoorVariable = 'CAIRN_TEST_EVERY_DOOR';
/** How often properties are tried in the long run, of what they are tried in the gate. */
const longRunsFactor = 10;

/** Node's flags for Jest, which its workers inherit: ES modules, and room for young objects (12 % less time). */
const nodeFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--max-semi-space-size=64'];

/**
 * Runs these projects as one: one Postgres, one cache, and no worker idle before the last test.
 * @returns what each came to; red as a whole where Jest says so and no test does (a setup, a teardown)
 */
export async function runJest(
  projects: readonly ProjectName[],
  wish: Pick<Wish, 'paths' | 'testName' | 'isLong' | 'everyDoor'>,
): Promise<{ stages: Map<ProjectName, Counts & { seconds: number }>; isGreen: boolean }> {
  await rm(reportFile, { force: true });
  const { isGreen } = await runNode(
    [
      ...nodeFlags,
      dependency('jest/bin/jest.js'),
      ...(wish.testName === undefined ? [] : [`--testNamePattern=${wish.testName}`]),
      ...(wish.paths.length > 0 ? [`--testPathPatterns=${wish.paths.map(literally).join('|')}`] : []),
      '--selectProjects',
      ...projects,
    ],
    true,
    {
      ...(wish.everyDoor ? { [everyDoorVariable]: 'true' } : {}),
      ...(wish.isLong ? longEnvironment() : {}),
    },
  );
  const report = await readReport();
  const stages = new Map(
    projects.map((name) => [name, sumOf(report?.files.filter(({ stage }) => stage === name) ?? [])]),
  );
  return { stages, isGreen: isGreen && report !== undefined };
}

function longEnvironment(): NodeJS.ProcessEnv {
  return {
    // A new one each time, unless somebody wants to see a red test again.
    [seedVariable]: process.env[seedVariable] ?? String(Date.now() % 2 ** 31),
    [runsFactorVariable]: String(longRunsFactor),
  };
}

function sumOf(files: readonly FileReport[]): Counts & { seconds: number } {
  const total = (of: 'passed' | 'failed' | 'leftOut' | 'seconds') => files.reduce((sum, file) => sum + file[of], 0);
  return { passed: total('passed'), failed: total('failed'), leftOut: total('leftOut'), seconds: total('seconds') };
}
