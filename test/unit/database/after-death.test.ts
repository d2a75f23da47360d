import { expect, test } from '@jest/globals';
import { afterDeath } from '../../../src/database/embedded/after-death.ts';

test.each([
  ['the first death', undefined, 5, 'start again'],
  ['a second one at once', 1_000, 1_000, 'give up'],
  ['a second one within a minute', 1_000, 60_999, 'give up'],
  ['a second one a minute later', 1_000, 61_000, 'start again'],
] as const)('%s', (_, lastDeathMs, nowMs, decision) => {
  expect(afterDeath(lastDeathMs, nowMs)).toBe(decision);
});
