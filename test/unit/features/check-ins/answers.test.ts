import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../src/core/errors.ts';
import { longestAnswer, readResponses, whyNotAnswer } from '../../../../src/features/check-ins/rules/answers.ts';
import type { CheckInId } from '../../../../src/features/check-ins/types.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import { defaultQuestions, questionsFor } from '../../../../src/features/questions/rules/question-set.ts';
import { uuid } from '../made.ts';

const read = (role: Role, fields: Readonly<Record<string, string>>) =>
  readResponses(role, questionsFor(defaultQuestions, role, 1), new Map(Object.entries(fields)));

function refusalOf(role: Role, fields: Readonly<Record<string, string>>): unknown {
  try {
    return read(role, fields);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, field: error.field };
    throw error;
  }
}

describe('an answer', () => {
  test('of the mentee needs one field; the others may be empty', () => {
    expect(read('mentee', { moved: 'A draft' })).toMatchObject({ role: 'mentee', said: { moved: 'A draft' } });
    const all = { moved: 'a', in_the_way: 'b', next_step: 'c', need: 'd', mood: '🚀 flying' };
    expect(read('mentee', { ...all, guidance: 'not mine' }).said).toEqual(all);
  });

  test('of the mentor needs one field too, and takes nothing of the mentee’s', () => {
    expect(read('mentor', { guidance: 'Go on', commitment: 'Slides', moved: 'not mine', mood: 'good' }).said).toEqual({
      guidance: 'Go on',
      commitment: 'Slides',
    });
  });

  test.each<[Role, Record<string, string>, string, string]>([
    ['mentee', {}, 'empty_answer', 'question:moved'],
    ['mentee', { need: 'help', mood: 'good' }, 'empty_answer', 'question:moved'],
    ['mentor', { feedback: 'good' }, 'empty_answer', 'question:guidance'],
    ['mentee', { moved: 'a', need: 'x'.repeat(longestAnswer + 1) }, 'too_long', 'question:need'],
    ['mentor', { guidance: 'x'.repeat(longestAnswer + 1) }, 'too_long', 'question:guidance'],
  ])('of the %s with %j is refused as %s under %s', (role, fields, code, field) => {
    expect(refusalOf(role, fields)).toEqual({ code, field });
  });

  test('of the longest allowed words is kept whole; a mood that does not exist is none', () => {
    const moved = 'x'.repeat(longestAnswer);
    expect(read('mentee', { moved, mood: 'furious' }).said).toEqual({ moved });
  });
});

test.each([
  [1, null, undefined],
  [1, 'both_answered', undefined],
  [1, 'window_over', undefined],
  [1, 'stopped', 'stopped'],
  [2, null, 'over'],
  [2, 'window_over', 'over'],
])('an answer to check-in 1 while %d is the newest and it was closed by %s: %s', (newest, closedBecause, code) => {
  const refusal = whyNotAnswer({ id: uuid<CheckInId>(1), closedBecause }, uuid<CheckInId>(newest));
  expect(refusal?.code).toBe(code);
});
