import type { Counts, Report } from './report.ts';
import { type ProjectName, whatIs } from './stages.ts';

export interface Tally {
  readonly lines: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

/**
 * Adds up a run of Jest, a line a stage. What ran nothing, or broke beside its tests (a setup, a teardown), has failed.
 * @param report undefined where Jest ended before it could write one
 * @param isGreen whether Jest's own exit code says so
 */
export function tallyOf(projects: readonly ProjectName[], report: Report | undefined, isGreen: boolean): Tally {
  if (!report) return { lines: ['── tests: RED, Jest ended before it had a result'], passed: 0, failed: 1 };
  const stages = projects
    .map((name) => ({ name, files: report.files.filter(({ stage }) => stage === name) }))
    .filter(({ files }) => files.length > 0)
    .map(({ name, files }) => ({ name, counts: sumOf(files) }));
  const lines = stages.map(({ name, counts }) =>
    lineOf(whatIs(name), counts, `${counts.seconds.toFixed(1)} s of its files`),
  );
  const { passed, failed } = sumOf(stages.map(({ counts }) => counts));
  if (failed > 0) return { lines, passed, failed };
  if (!isGreen)
    return { lines: [...lines, '── tests: RED, though no test is: see what Jest says above'], passed, failed: 1 };
  if (passed === 0) return { lines: [...lines, '── tests: RED, none has such a name there'], passed, failed: 1 };
  return { lines, passed, failed };
}

/** `unit tests: green, 12 passed, 3 left out, 1.0 s` */
export function lineOf(what: string, { passed, failed, leftOut }: Counts, time: string): string {
  const left = leftOut > 0 ? `, ${leftOut} left out` : '';
  return `── ${what}: ${failed > 0 ? 'RED' : 'green'}, ${passed} passed${left}, ${time}`;
}

function sumOf(all: readonly (Counts & { seconds: number })[]): Counts & { seconds: number } {
  const total = (of: 'passed' | 'failed' | 'leftOut' | 'seconds') => all.reduce((sum, each) => sum + each[of], 0);
  return { passed: total('passed'), failed: total('failed'), leftOut: total('leftOut'), seconds: total('seconds') };
}
