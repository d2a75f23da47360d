import { expect, test } from '@jest/globals';
import { Refusal } from '../../../../src/core/errors.ts';
import { readReview } from '../../../../src/features/check-ins/rules/review.ts';
import type { ReviewChoice } from '../../../../src/features/check-ins/types.ts';
import type { GoalId } from '../../../../src/features/goals/types.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import { aGoal, uuid } from '../made.ts';

const first = aGoal({ id: uuid<GoalId>(1) });
const second = aGoal({ id: uuid<GoalId>(2) });

const read = (role: Role, choices: readonly [string, ReviewChoice][], reasons: readonly [string, string][] = []) =>
  readReview(role, [first, second], { choices: new Map(choices), reasons: new Map(reasons) });

test('a review is of the goals in focus, in their order; one that has left it is passed over', () => {
  const closed = uuid<GoalId>(3);
  expect(
    read(
      'mentee',
      [
        [closed, 'drop'],
        [second.id, 'adjust'],
        [first.id, 'keep'],
      ],
      [[second.id, 'Too far']],
    ),
  ).toEqual([
    { goal: first, choice: 'keep', reason: null },
    { goal: second, choice: 'adjust', reason: 'Too far' },
  ]);
});

test('the mentee says why a goal is dropped; the mentor, who only advises it, need not', () => {
  try {
    read('mentee', [
      [first.id, 'keep'],
      [second.id, 'drop'],
    ]);
    throw new Error('it was taken');
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code: 'no_reason', field: `reason:${second.id}` });
  }
  expect(read('mentor', [[second.id, 'drop']])).toEqual([{ goal: second, choice: 'drop', reason: null }]);
});
