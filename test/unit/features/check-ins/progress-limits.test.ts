import { expect, test } from '@jest/globals';
import { whyNotProgress } from '../../../../src/features/check-ins/rules/progress-limits.ts';

test.each([
  [0, 0, 3, undefined],
  [30, 0, 3, undefined],
  [31, 0, 3, 'far_progress'],
  [-1, 0, 3, 'negative_progress'],
  [-1, 20, 10, 'negative_progress'],
  [-2, -5, 5, undefined],
  [-106, -5, 5, 'far_progress'],
])('%d on the way from %d to %d: %s', (amount, baseline, target, code) => {
  const refusal = whyNotProgress(amount, { measure: 'number', baseline, target, unit: '' }, 'progress:1');
  expect(refusal?.code).toBe(code);
});
