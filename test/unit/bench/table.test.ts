import { describe, expect, test } from '@jest/globals';
import { lastLine, type Measured, meetsTarget } from '../../bench/measure.ts';
import { amount, notesOf, tableOf, verdictOf } from '../../bench/table.ts';

const quick: Measured = {
  name: 'ack-p50-of-1',
  measure: 'ack of /goal, p50',
  baseline: 'a bare Bolt app',
  ours: 1.234,
  theirs: 1,
  unit: 'ms',
  ratio: 1.234,
  target: { atMost: 1.3 },
};
const slow: Measured = {
  ...quick,
  name: 'deliveries',
  measure: 'delivery',
  ours: 612.4,
  theirs: 1_200,
  unit: 'messages/s',
  ratio: 0.51,
  target: { atLeast: 0.7 },
  note: 'of 20,000',
};

describe('a target', () => {
  test('is met up to it, or from it on', () => {
    expect(meetsTarget({ ...quick, ratio: 1.3 })).toBe(true);
    expect(meetsTarget({ ...quick, ratio: 1.301 })).toBe(false);
    expect(meetsTarget({ ...slow, ratio: 0.7 })).toBe(true);
    expect(meetsTarget(slow)).toBe(false);
  });

  test('is not met by what could not be divided', () => {
    expect(meetsTarget({ ...quick, ratio: Number.NaN })).toBe(false);
    expect(meetsTarget({ ...slow, ratio: Number.NaN })).toBe(false);
  });
});

test('the table says what was measured, how it stands to its target, and calls a miss a miss', () => {
  const [head, rule, ...rows] = tableOf([quick, slow]);
  expect(head?.split(/\s{2,}/)).toEqual(['measure', 'Cairn', 'baseline', 'unit', 'ratio', 'target']);
  expect(rule).toMatch(/^[─ ]+$/);
  expect(rows.map((row) => row.split(/\s{2,}/))).toEqual([
    ['ack of /goal, p50', '1.23', '1.00', 'ms', '1.23', '≤ 1.3', 'met'],
    ['delivery', '612', '1200', 'messages/s', '0.51', '≥ 0.7', 'MISSED'],
  ]);
});

test('its columns stand under each other', () => {
  const [head = '', , first = '', second = ''] = tableOf([quick, slow]);
  const end = head.indexOf('Cairn') + 'Cairn'.length;
  expect(first.slice(0, end)).toMatch(/1\.23$/);
  expect(second.slice(0, end)).toMatch(/612$/);
});

test('a number is given with three digits', () => {
  expect([0, 0.0123456, 1.5, 99.94, 612.4, 12_345.6].map(amount)).toEqual([
    '0',
    '0.0123',
    '1.50',
    '99.9',
    '612',
    '12346',
  ]);
});

test('notes name the baseline', () => {
  expect(notesOf([quick, slow])).toEqual([
    'ack-p50-of-1: beside a bare Bolt app',
    'deliveries: beside a bare Bolt app; of 20,000',
  ]);
});

test('the verdict names what was missed', () => {
  expect(verdictOf([quick])).toBe('All 1 targets are met.');
  expect(verdictOf([quick, slow])).toBe('1 of 2 targets are MISSED: deliveries.');
});

test('the line for machines', () => {
  expect(lastLine(slow)).toBe('bench deliveries: ratio 0.51 target >=0.7');
});
