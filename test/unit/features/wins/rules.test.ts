import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../src/core/errors.ts';
import type { ChannelId, PersonId } from '../../../../src/core/ids.ts';
import type { StepId } from '../../../../src/features/goals/types.ts';
import {
  channelChoice,
  isOfPair,
  longestWords,
  readDecision,
  suggestedWords,
  whyNotDecide,
} from '../../../../src/features/wins/rules.ts';
import { aMentorship, aWin, menteeId, mentorId, uuid } from '../made.ts';

function refusalOf(...decision: Parameters<typeof readDecision>): unknown {
  try {
    return readDecision(...decision);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, field: error.field };
    throw error;
  }
}

const here = 'C1' as ChannelId;
const there = 'C2' as ChannelId;

describe('what the mentee decides', () => {
  test.each<[string | undefined, string | undefined, ChannelId | null, unknown]>([
    [channelChoice(here), 'Done!', here, { choice: 'channel', words: 'Done!' }],
    ['pair', 'Done!', null, { choice: 'pair', words: 'Done!' }],
    ['none', undefined, null, { choice: 'none', words: '' }],
    ['pair', 'x'.repeat(longestWords), here, { choice: 'pair', words: 'x'.repeat(longestWords) }],
    [undefined, 'Done!', here, { code: 'no_choice', field: 'choice' }],
    ['everybody', 'Done!', here, { code: 'no_choice', field: 'choice' }],
    ['channel', 'Done!', here, { code: 'other_channel', field: 'choice' }],
    [channelChoice(here), 'Done!', null, { code: 'other_channel', field: 'choice' }],
    [channelChoice(here), 'Done!', there, { code: 'other_channel', field: 'choice' }],
    [channelChoice(here), undefined, here, { code: 'no_words', field: 'words' }],
    ['pair', '', here, { code: 'no_words', field: 'words' }],
    ['pair', 'x'.repeat(longestWords + 1), here, { code: 'too_long', field: 'words' }],
  ])('%s, with words, channel %#', (choice, words, channelId, result) => {
    expect(refusalOf(choice, words, channelId)).toEqual(result);
  });

  test.each([
    [menteeId, 'offered', undefined],
    [mentorId, 'offered', 'not_your_win'],
    ['U9' as PersonId, 'offered', 'not_your_win'],
    [menteeId, 'celebrated', 'decided'],
    [menteeId, 'shared_with_pair', 'decided'],
    [menteeId, 'declined', 'decided'],
  ] as const)('%s about a win that is %s: %s', (personId, status, code) => {
    expect(whyNotDecide(aWin({ status }), aMentorship(), personId)?.code).toBe(code);
  });
});

test('the words that are suggested tell a milestone from a goal, and thank the mentor', () => {
  expect(suggestedWords(aWin(), 'Give three talks', 'Ana')).toBe(
    'I reached my goal: Give three talks. Thank you, Ana!',
  );
  const milestone = aWin({ stepId: uuid<StepId>(), title: 'First talk' });
  expect(suggestedWords(milestone, 'Give three talks', 'Ana')).toBe(
    'I reached a milestone: First talk (on the way to “Give three talks”). Thank you, Ana!',
  );
});

test('the two of the pair, and nobody else', () => {
  expect(isOfPair(aMentorship(), mentorId)).toBe(true);
  expect(isOfPair(aMentorship(), menteeId)).toBe(true);
  expect(isOfPair(aMentorship(), 'U9' as PersonId)).toBe(false);
});
