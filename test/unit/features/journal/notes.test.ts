import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../../../../src/core/errors.ts';
import {
  longestNote,
  mayRead,
  messageAsNote,
  messageLink,
  readWords,
  slackLink,
} from '../../../../src/features/journal/rules/notes.ts';
import { assertProperty } from '../../../support/property.ts';
import { menteeId, mentorId } from '../made.ts';

const codeOf = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.field] : error;
  }
};

describe('who reads a note', () => {
  test.each([
    [false, menteeId, true],
    [false, mentorId, false],
    [true, menteeId, true],
    [true, mentorId, true],
  ])('of the mentee, shared: %s, %s: %s', (isShared, reader, reads) => {
    expect(mayRead({ authorId: menteeId, isShared }, reader)).toBe(reads);
  });
});

test.each([
  [undefined, ['no_words', 'words']],
  ['  \n ', ['no_words', 'words']],
  ['x'.repeat(longestNote + 1), ['too_long', 'words']],
  [' a note ', 'a note'],
])('words %#', (typed, read) => {
  expect(codeOf(() => readWords(typed))).toEqual(read);
});

describe('a message', () => {
  test('has a link that names its thread, where it stands in one', () => {
    expect(messageLink('D1', '1795.000100', undefined)).toBe('https://slack.com/archives/D1/p1795000100');
    expect(messageLink('D1', '1795.000100', '1795.000100')).toBe('https://slack.com/archives/D1/p1795000100');
    const reply = messageLink('D1', '1796.000100', '1795.000100');
    expect(reply).toBe('https://slack.com/archives/D1/p1796000100?thread_ts=1795.000100&cid=D1');
    expect(reply).toMatch(slackLink);
    expect('https://slack.com/archives/D1/p1?thread_ts=1|x&cid=D1').not.toMatch(slackLink);
  });

  test('begins a note that a field holds, and says when it is cut', () => {
    assertProperty(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 4000 }),
        fc.option(fc.string()),
        (text, name) => {
          const { words, isCut } = messageAsNote(text, name ?? undefined);
          expect(words.length).toBeLessThanOrEqual(longestNote);
          if (text.isWellFormed() && (name ?? '').isWellFormed()) expect(words.isWellFormed()).toBe(true);
          if (!isCut) expect(words.endsWith(text.trim())).toBe(true);
        },
      ),
    );
  });
});
