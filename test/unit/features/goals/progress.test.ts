import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountInWords, progressBar, shareWalked } from '../../../../src/features/goals/rules/progress.ts';
import { assertProperty } from '../../../support/property.ts';

const number = (baseline: number, target: number, progress: number, unit = 'talks') =>
  ({ measure: 'number', baseline, target, unit, progress }) as const;

describe('the bar', () => {
  test.each([
    ['nothing yet', number(0, 5, 0), '▱▱▱▱▱▱▱▱▱▱ 0 of 5 talks (0 %)'],
    ['some of it', number(0, 5, 2), '▰▰▰▰▱▱▱▱▱▱ 2 of 5 talks (40 %)'],
    ['all of it', number(0, 5, 5), '▰▰▰▰▰▰▰▰▰▰ 5 of 5 talks (100 %)'],
    ['more than all of it', number(0, 5, 7), '▰▰▰▰▰▰▰▰▰▰ 7 of 5 talks (100 %)'],
    ['almost all of it', number(0, 1000, 999), '▰▰▰▰▰▰▰▰▰▱ 999 of 1000 talks (99 %)'],
    ['from a baseline', number(10, 20, 15), '▰▰▰▰▰▱▱▱▱▱ 15 of 20 talks (50 %)'],
    ['below the baseline', number(10, 20, 5), '▱▱▱▱▱▱▱▱▱▱ 5 of 20 talks (0 %)'],
    ['downwards', number(80, 70, 77, 'kg'), '▰▰▰▱▱▱▱▱▱▱ 77 kg, from 80 to 70 (30 %)'],
    ['downwards and past it', number(80, 70, 65, 'kg'), '▰▰▰▰▰▰▰▰▰▰ 65 kg, from 80 to 70 (100 %)'],
    ['downwards, the wrong way', number(80, 70, 90, 'kg'), '▱▱▱▱▱▱▱▱▱▱ 90 kg, from 80 to 70 (0 %)'],
    ['from below zero', number(-10, 10, 0, '°C'), '▰▰▰▰▰▱▱▱▱▱ 0 of 10 °C (50 %)'],
    ['without a unit', number(0, 3, 1, ''), '▰▰▰▱▱▱▱▱▱▱ 1 of 3 (33 %)'],
    ['tenths that binary numbers miss', number(0, 1, 0.1 + 0.2, 'l'), '▰▰▰▱▱▱▱▱▱▱ 0.30000000000000004 of 1 l (30 %)'],
    ['hundredths that binary numbers miss', number(0, 100, 29, '%'), '▰▰▱▱▱▱▱▱▱▱ 29 of 100 % (29 %)'],
    ['yes or no', { measure: 'yes_no', baseline: 0, target: 100, unit: '%', progress: 60 } as const, '▰▰▰▰▰▰▱▱▱▱ 60 %'],
  ])('%s', (_name, goal, bar) => {
    expect(progressBar(goal)).toBe(bar);
  });

  test('is not full one short of the largest target', () => {
    expect(progressBar(number(0, 1e12, 1e12 - 1))).toMatch(/^▰{9}▱ .*\(99 %\)$/);
  });

  /** What people count: whole numbers, or up to three decimals, as large as a goal takes them. */
  const amount = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.integer({ min: -1e15, max: 1e15 }).map((thousandths) => thousandths / 1000),
  );

  test('has ten cells, its share lies between 0 and 1, and it is full exactly where the target is reached', () => {
    assertProperty(
      fc.property(amount, amount, amount, fc.boolean(), (baseline, target, somewhere, isAtTarget) => {
        fc.pre(baseline !== target);
        const goal = number(baseline, target, isAtTarget ? target : somewhere);
        const share = shareWalked(goal);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        const [bar = ''] = progressBar(goal).split(' ');
        expect(bar).toMatch(/^▰*▱*$/);
        expect(bar).toHaveLength(10);
        const isReached = target > baseline ? goal.progress >= target : goal.progress <= target;
        expect(!bar.includes('▱')).toBe(isReached);
      }),
      { numRuns: 1000 },
    );
  });

  test('a step towards the target never shortens it', () => {
    assertProperty(
      fc.property(amount, amount, amount, amount, (baseline, target, one, other) => {
        fc.pre(baseline !== target);
        const [less, more] = Math.abs(one - target) > Math.abs(other - target) ? [one, other] : [other, one];
        const isBefore = (at: number) => (target > baseline ? at <= target : at >= target);
        fc.pre(isBefore(less) && isBefore(more));
        expect(shareWalked(number(baseline, target, more))).toBeGreaterThanOrEqual(
          shareWalked(number(baseline, target, less)),
        );
      }),
    );
  });
});

test('an amount in words', () => {
  expect(amountInWords(2, { unit: 'talks' })).toBe('2 talks');
  expect(amountInWords(2, { unit: '' })).toBe('2');
});
