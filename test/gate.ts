// The one gate: `npm test` runs every stage and stops at the first red one; `npm test -- unit` runs the stages named.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { findChromium } from './support/page/find-chromium.ts';

interface Result {
  readonly passed: number;
  readonly failed: number;
  /** Tests that were skipped: they are of no use in this stage. */
  readonly leftOut?: number;
}

interface Stage {
  readonly name: string;
  readonly what: string;
  run(): Promise<Result>;
}

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules');

const stages: readonly Stage[] = [
  { name: 'types', what: 'type check', run: checkTypes },
  {
    name: 'style',
    what: 'lint and format',
    run: () => staticCheck('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  },
  { name: 'architecture', what: 'architecture rules', run: () => jestProject('architecture') },
  { name: 'unit', what: 'unit tests', run: () => jestProject('unit') },
  { name: 'integration', what: 'integration tests on Postgres', run: () => jestProject('integration') },
  { name: 'journeys', what: 'journeys through the sandbox', run: () => jestProject('journeys') },
  {
    name: 'journeys-socket',
    what: 'journeys through Socket Mode',
    run: () => jestProject('journeys-socket', 'journeys'),
  },
  { name: 'drills', what: 'drills in their short form', run: () => jestProject('drills') },
  { name: 'page', what: 'journeys in the browser', run: pageJourneys },
];

/** The page runs in a browser, and is checked as what it is. */
async function checkTypes(): Promise<Result> {
  const node = await staticCheck('typescript/bin/tsc', ['--noEmit', '-p', '.']);
  const page = await staticCheck('typescript/bin/tsc', ['--noEmit', '-p', 'src/sandbox/page']);
  return { passed: node.passed + page.passed, failed: node.failed + page.failed };
}

/** CI has a browser, or is red; elsewhere a missing one is said and the rest still counts. */
async function pageJourneys(): Promise<Result> {
  if (findChromium()) return jestProject('page');
  const isCi = process.env['CI'] === 'true';
  say(
    `Left out: there is no Chromium on this machine${isCi ? ', and CI must have one' : ' (Debian: apt-get install chromium)'}.`,
  );
  return { passed: 0, failed: isCi ? 1 : 0 };
}

async function staticCheck(program: string, args: string[]): Promise<Result> {
  const { green, stdout } = await runNode([join(bin, program), ...args]);
  process.stdout.write(stdout);
  return green ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  /** Files that broke before their tests could run. */
  numRuntimeErrorTestSuites: z.number(),
});

async function jestProject(name: string, folder = name): Promise<Result> {
  // Until its first test is written a stage is empty, not red; from then on "no tests found" is an error.
  if (globSync(`test/${folder}/**/*.test.ts`, { cwd: root }).length === 0) return { passed: 0, failed: 0 };
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { green, stdout } = await runNode([...node, join(bin, 'jest/bin/jest.js'), '--selectProjects', name, '--json']);
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
  if (!line) return { passed: 0, failed: 1 };
  const counts = report.parse(JSON.parse(line));
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  // Red for a reason that is no test's (a threshold, a teardown) is still red.
  return {
    passed: counts.numPassedTests,
    failed: green ? failed : Math.max(failed, 1),
    leftOut: counts.numPendingTests,
  };
}

/** Runs a program under our own Node, its stderr shown as it comes. With `--json` Jest tells people there, us on stdout. */
function runNode(args: string[]): Promise<{ green: boolean; stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ green: code === 0, stdout }));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Error(`no stage ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}`);
  }
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    if (wanted.length > 0 && !wanted.includes(stage.name)) continue;
    say(`\n── ${stage.what}`);
    const startedAt = performance.now();
    const result = await stage.run();
    passed += result.passed;
    failed += result.failed;
    const leftOut = result.leftOut ? `, ${result.leftOut} left out` : '';
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    say(`── ${stage.what}: ${result.failed > 0 ? 'RED' : 'green'}, ${result.passed} passed${leftOut}, ${seconds} s`);
    if (result.failed > 0) break;
  }
  // Read by machines: exactly this, and last.
  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
