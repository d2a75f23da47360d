import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../../src/cli/command.ts';
import { readListWish, readResendWish } from '../../../src/cli/deliveries/arguments.ts';

describe('cairn deliveries', () => {
  const usual = { failed: true, waiting: true, json: false, workspace: undefined, limit: 50 };

  test.each([
    [[], usual],
    [['--failed'], { ...usual, waiting: false }],
    [['--waiting', '--json'], { ...usual, failed: false, json: true }],
    [['--failed', '--waiting'], usual],
    [['--workspace', 'T024BE7LD', '--limit=7'], { ...usual, workspace: 'T024BE7LD', limit: 7 }],
  ])('%j', (args, wish) => {
    expect(readListWish(args)).toEqual(wish);
  });

  test.each([
    [['--faild'], 'There is no --faild. Did you mean --failed?'],
    [['--nonsense'], 'There is no --nonsense.'],
    [['resent'], '"deliveries" knows no "resent". Did you mean "deliveries resend"?'],
    [['--limit'], 'Say what comes after --limit.'],
    [['--limit', '--json'], 'Say what comes after --limit.'],
    [['--limit', '0'], '--limit is a whole number from 1'],
    [['--limit', '1e9'], '--limit is a whole number from 1'],
    [['--failed=yes'], '--failed takes no value.'],
    [['--workspace', "T1'; drop table goals"], '--workspace is the id of a workspace'],
  ])('%j is no wish: %s', (args, says) => {
    expect(() => readListWish(args)).toThrow(UsageError);
    expect(() => readListWish(args)).toThrow(says);
  });
});

describe('cairn deliveries resend', () => {
  test.each([
    [['A', 'a', 'b'], { what: 'ids', ids: ['a', 'b'] }],
    [['--all-failed'], { what: 'all failed', workspace: undefined, reason: undefined }],
    [
      ['--all-failed', '--workspace', 'T1', '--reason', 'user_disabled'],
      { what: 'all failed', workspace: 'T1', reason: 'user_disabled' },
    ],
  ])('%j', (args, wish) => {
    expect(readResendWish(args)).toEqual(wish);
  });

  test.each([
    [[], 'Say which: the ids of deliveries, or --all-failed.'],
    [['a', '--all-failed'], 'not both'],
    [['a', '--reason', 'x'], '--workspace and --reason go with --all-failed.'],
    [['--al-failed'], 'Did you mean --all-failed?'],
  ])('%j is no wish: %s', (args, says) => {
    expect(() => readResendWish(args)).toThrow(says);
  });
});
