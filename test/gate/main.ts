// The one gate: `npm test` runs every stage; `npm test -- unit`, `npm test -- test/unit/core` and `-t NAME` run a part of it.
import { globSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { findChromium } from '../support/page/find-chromium.ts';
import { runJest } from './jest-run.ts';
import { root, runNode } from './processes.ts';
import type { Counts } from './report.ts';
import { isProject, type ProjectName, type StageName, whatIs } from './stages.ts';
import { type StaticCheck, staticChecks } from './static-checks.ts';
import { readWish, UnreadableWish, type Wish } from './wish.ts';

const total = { passed: 0, failed: 0 };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(
  what: string,
  { passed, failed, leftOut = 0 }: Partial<Counts> & Omit<Counts, 'leftOut'>,
  time: string,
): void {
  total.passed += passed;
  total.failed += failed;
  const left = leftOut > 0 ? `, ${leftOut} left out` : '';
  say(`── ${what}: ${failed > 0 ? 'RED' : 'green'}, ${passed} passed${left}, ${time}`);
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
  tell(whatIs(name), { passed, failed: ended.length - passed }, time());
}

/** CI has a browser, or is red; elsewhere a missing one is said and the rest still counts. */
function withBrowser(projects: readonly ProjectName[]): ProjectName[] {
  if (!projects.includes('page') || findChromium()) return [...projects];
  const isCi = process.env['CI'] === 'true';
  say(
    `Left out: there is no Chromium on this machine${isCi ? ', and CI must have one' : ' (Debian: apt-get install chromium)'}.`,
  );
  if (isCi) total.failed += 1;
  return projects.filter((name) => name !== 'page');
}

async function test(projects: readonly ProjectName[], wish: Wish): Promise<void> {
  if (projects.length === 0) return;
  const time = stopwatch();
  const { stages, isGreen } = await runJest(projects, wish);
  say('');
  for (const [name, counts] of stages) tell(whatIs(name), counts, `${counts.seconds.toFixed(1)} s of its files`);
  const met = [...stages.values()].reduce((sum, { passed, failed }) => sum + passed + failed, 0);
  if (isGreen && met === 0) say('No test has such a name there.');
  // Red for a reason that is no test's (a setup, a teardown) is still red.
  if ((!isGreen || met === 0) && total.failed === 0) total.failed += 1;
  say(`── tests: ${time()}`);
}

async function drillInFull(): Promise<void> {
  const time = stopwatch();
  const { isGreen } = await runNode(['--disable-warning=ExperimentalWarning', 'test/drills/main.ts'], true);
  tell('drills in full', { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1 }, time());
}

async function main(wish: Wish): Promise<void> {
  const wants = (name: StageName) => wish.stages.includes(name);
  const checks = (Object.keys(staticChecks) as StaticCheck[]).filter(wants);
  await Promise.all(checks.map(check));
  const projects = wish.stages.filter(isProject);
  // Told within seconds, or not at all: a broken rule would only be found again by what takes minutes.
  if (total.failed === 0) await test(withBrowser(projects), wish);
  if (total.failed === 0 && wish.isLong) await drillInFull();
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
