import path from 'node:path';
import type { Test } from '@jest/reporters';
import timings from './timings.json' with { type: 'json' };

const seconds: Readonly<Record<string, number>> = timings;

/** The name of a file in `timings.json`: one that runs in two projects takes its own time in each. */
export function timingKey(stage: string, file: string): string {
  return `${stage} ${file}`;
}

/** The longest files come first, so that none is left alone at the end; one that is not known yet might be long. */
export default class LongestFirst {
  sort(tests: readonly Test[]): Test[] {
    return tests.toSorted((one, other) => secondsOf(other) - secondsOf(one));
  }

  allFailedTests(tests: readonly Test[]): readonly Test[] {
    return tests;
  }

  /** Nothing is remembered between runs: the order is the same on every machine. */
  cacheResults(): void {}
}

function secondsOf({ context, path: file }: Test): number {
  const { displayName, rootDir } = context.config;
  return seconds[timingKey(displayName?.name ?? '', path.relative(rootDir, file))] ?? Number.POSITIVE_INFINITY;
}
