import { expect, test } from '@jest/globals';
import { verdictOf } from '../../../../src/sandbox/page/troubles/verdict.ts';

const ledger = { waiting: 3, sent: 214, moot: 0, dead: 0, doubled: 0, missing: 0 };

test('waiting is no loss, and what is no longer needed is said only where there is some', () => {
  expect(verdictOf(ledger)).toEqual({
    isGood: true,
    says: 'Nothing is lost, nothing is doubled: 214 sent, 3 waiting.',
  });
  expect(verdictOf({ ...ledger, moot: 2 }).says).toContain('3 waiting, 2 no longer needed.');
});

test.each([
  [{ missing: 1 }, '1 is missing in Slack'],
  [{ doubled: 2 }, '2 stand there twice'],
  [{ dead: 1 }, '1 was given up'],
])('%j is wrong, and said', (wrong, says) => {
  const verdict = verdictOf({ ...ledger, ...wrong });
  expect(verdict.isGood).toBe(false);
  expect(verdict.says).toContain(says);
});
