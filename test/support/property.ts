import fc from 'fast-check';
import { runsFactor, testSeed } from './seed.ts';

/** What fast-check does where nothing is said. */
const defaultRuns = 100;

/**
 * `fc.assert` with the seed of this test run, and ten times as often in `npm run test:all`. The gate always has the same seed:
 * no change is red for what it has not touched. New ground is for the long run, whose seed is new each time.
 */
export function assertProperty<T>(property: fc.IProperty<T>, params: fc.Parameters<T> = {}): void {
  fc.assert(property, ofThisRun(params));
}

export function assertAsyncProperty<T>(property: fc.IAsyncProperty<T>, params: fc.Parameters<T> = {}): Promise<void> {
  return fc.assert(property, ofThisRun(params));
}

function ofThisRun<T>(params: fc.Parameters<T>): fc.Parameters<T> {
  return { ...params, seed: testSeed, numRuns: (params.numRuns ?? defaultRuns) * runsFactor };
}
