import { expect, test } from '@jest/globals';
import type { FileReport, Report } from '../../gate/report.ts';
import { tallyOf } from '../../gate/tally.ts';

function report(...files: (Partial<FileReport> & { stage: string })[]): Report {
  const nothing = { path: 'a.test.ts', seconds: 1, passed: 0, failed: 0, leftOut: 0 };
  return { isWhole: true, files: files.map((file) => ({ ...nothing, ...file })) };
}

const both = ['unit', 'journeys-socket'] as const;

test('a green run is a line a stage, its files added up', () => {
  const run = report(
    { stage: 'unit', passed: 2 },
    { stage: 'unit', passed: 3 },
    { stage: 'journeys-socket', passed: 1, leftOut: 2 },
  );
  expect(tallyOf(both, run, true)).toEqual({
    lines: [
      '── unit tests: green, 5 passed, 2.0 s of its files',
      '── journeys through Socket Mode: green, 1 passed, 2 left out, 1.0 s of its files',
    ],
    passed: 6,
    failed: 0,
  });
});

test('one red test makes its stage red, and is counted once', () => {
  const run = report({ stage: 'unit', passed: 2, failed: 1 }, { stage: 'journeys-socket', passed: 1 });
  const { lines, passed, failed } = tallyOf(both, run, false);
  expect(lines[0]).toContain('unit tests: RED, 2 passed');
  expect(lines[1]).toContain('green');
  expect({ passed, failed }).toEqual({ passed: 3, failed: 1 });
});

test('a teardown that fails is red though no test is', () => {
  expect(tallyOf(both, report({ stage: 'unit', passed: 2 }), false)).toMatchObject({ passed: 2, failed: 1 });
});

test('a Jest that ends before it has a result is red, and no stage is called green', () => {
  const { lines, failed } = tallyOf(both, undefined, false);
  expect(failed).toBe(1);
  expect(lines.join()).not.toContain('green');
});

test('a run in which nothing was met is red: a name that nobody has proves nothing', () => {
  expect(tallyOf(both, report({ stage: 'unit', leftOut: 7 }), true)).toMatchObject({ passed: 0, failed: 1 });
  expect(tallyOf(both, report(), true)).toMatchObject({ passed: 0, failed: 1 });
});
