import { rm } from 'node:fs/promises';
import { runsFactorVariable, seedVariable } from '../support/seed.ts';
import { literally } from './literally.ts';
import { dependency, root, runNode } from './processes.ts';
import { readReport, reportFile } from './report.ts';
import type { ProjectName } from './stages.ts';
import { type Tally, tallyOf } from './tally.ts';
import type { Wish } from './wish.ts';

/** Read by jest.config.js. */
const everyDoorVariable = 'CAIRN_TEST_EVERY_DOOR';
/** How often properties are tried in the long run, of what they are tried in the gate. */
const longRunsFactor = 10;

/** Node's flags for Jest, which its workers inherit: ES modules, and room for young objects (12 % less time). */
const nodeFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--max-semi-space-size=64'];

/** Runs these projects as one: one Postgres, one cache, and no worker idle before the last test. */
export async function runJest(
  projects: readonly ProjectName[],
  { files, testName, isLong, everyDoor }: Pick<Wish, 'files' | 'testName' | 'isLong' | 'everyDoor'>,
): Promise<Tally> {
  await rm(reportFile, { force: true });
  const paths = files.map((file) => `^${literally(`${root}/${file}`)}$`);
  const { isGreen } = await runNode(
    [
      ...nodeFlags,
      dependency('jest/bin/jest.js'),
      ...(testName === undefined ? [] : [`--testNamePattern=${testName}`]),
      ...(paths.length > 0 ? [`--testPathPatterns=${paths.join('|')}`] : []),
      '--selectProjects',
      ...projects,
    ],
    true,
    { ...(everyDoor ? { [everyDoorVariable]: 'true' } : {}), ...(isLong ? longEnvironment() : {}) },
  );
  return tallyOf(projects, await readReport(), isGreen);
}

function longEnvironment(): NodeJS.ProcessEnv {
  return {
    // A new one each time, unless somebody wants to see a red test again.
    [seedVariable]: process.env[seedVariable] ?? String(Date.now() % 2 ** 31),
    [runsFactorVariable]: String(longRunsFactor),
  };
}
