import { describe, expect, test } from '@jest/globals';
import { median, percentile, scaled } from '../../bench/statistics.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => count - index);

describe('a percentile', () => {
  test.each([
    [50, 50],
    [95, 95],
    [99, 99],
    [100, 100],
    [0, 1],
  ])('p%d of the numbers from 1 to 100 is %d, in whatever order they came', (percent, expected) => {
    expect(percentile(upTo(100), percent)).toBe(expected);
  });

  test('is a value that was measured: of a few, p99 is the greatest', () => {
    expect(percentile([3, 1, 2], 99)).toBe(3);
    expect(percentile([3, 1, 2], 50)).toBe(2);
  });

  test('changes nothing of what it is given', () => {
    const values = [3, 1, 2];
    percentile(values, 50);
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('the median', () => {
  test('is the middle, and between two middles their mean', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  test('sorts numbers, not words', () => {
    expect(median([100, 20, 3])).toBe(20);
  });
});

test('of nothing there is neither', () => {
  expect(() => percentile([], 50)).toThrow(RangeError);
  expect(() => median([])).toThrow(RangeError);
});

test('a quick look does less, never nothing', () => {
  expect(scaled(20_000, 0.05)).toBe(1_000);
  expect(scaled(3, 0.1)).toBe(1);
  expect(scaled(1_000, 0.001, 5)).toBe(5);
});
