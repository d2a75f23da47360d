// The one gate: `npm test` runs every stage; `npm test -- unit`, `npm test -- test/unit/core` and `-t NAME` run a part of it.
import { globSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { findChromium } from '../support/page/find-chromium.ts';
import { runJest } from './jest-run.ts';
import { root, runNode } from './processes.ts';
import { isProject, type ProjectName, whatIs } from './stages.ts';
import { type StaticCheck, staticChecks } from './static-checks.ts';
import { lineOf } from './tally.ts';
import { readWish, UnreadableWish, type Wish } from './wish.ts';

const total = { passed: 0, failed: 0 };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function add({ passed, failed }: { passed: number; failed: number }): void {
  total.passed += passed;
  total.failed += failed;
}

function stopwatch(): () => string {
  const startedAt = performance.now();
  return () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

async function check(name: StaticCheck): Promise<void> {
  const time = stopwatch();
  const ended = await staticChecks[name]();
  for (const { text } of ended) process.stdout.write(text);
  const passed = ended.filter(({ isGreen }) => isGreen).length;
  const counts = { passed, failed: ended.length - passed, leftOut: 0 };
  add(counts);
  say(lineOf(whatIs(name), counts, time()));
}

/** CI has a browser, or is red, and so is whoever asks for the page alone; elsewhere a missing one is said and the rest counts. */
function withBrowser(projects: readonly ProjectName[]): ProjectName[] {
  if (!projects.includes('page') || findChromium()) return [...projects];
  const isMust = process.env['CI'] === 'true' || projects.length === 1;
  say(
    `Left out: there is no Chromium on this machine (Debian: apt-get install chromium)${isMust ? ', and it must be' : ''}.`,
  );
  if (isMust) add({ passed: 0, failed: 1 });
  return projects.filter((name) => name !== 'page');
}

async function test(projects: readonly ProjectName[], wish: Wish): Promise<void> {
  if (projects.length === 0) return;
  const time = stopwatch();
  const tally = await runJest(projects, wish);
  add(tally);
  for (const line of ['', ...tally.lines, `── tests in all: ${time()}`]) say(line);
}

async function drillInFull(): Promise<void> {
  const time = stopwatch();
  const { isGreen } = await runNode(['--disable-warning=ExperimentalWarning', 'test/drills/main.ts'], true);
  const counts = { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, leftOut: 0 };
  add(counts);
  say(lineOf('drills in full', counts, time()));
}

async function main(wish: Wish): Promise<void> {
  const checks = (Object.keys(staticChecks) as StaticCheck[]).filter((name) => wish.stages.includes(name));
  await Promise.all(checks.map(check));
  // Told within seconds, or not at all: a broken rule would only be found again by what takes minutes.
  if (total.failed === 0) await test(withBrowser(wish.stages.filter(isProject)), wish);
  const isWhole = wish.files.length === 0 && wish.testName === undefined;
  if (wish.isLong && isWhole && wish.stages.includes('drills')) await drillInFull();
  // Read by machines: exactly this, and last.
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

try {
  await main(readWish(process.argv.slice(2), globSync('test/**/*.test.ts', { cwd: root })));
} catch (error) {
  if (!(error instanceof UnreadableWish)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
