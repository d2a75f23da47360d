import { expect, test } from '@jest/globals';
import { byWeight, focusOf, isInFocus } from '../../../../src/features/goals/rules/focus.ts';
import type { GoalId } from '../../../../src/features/goals/types.ts';
import { aGoal, uuid } from '../made.ts';

function agreed(id: number, day: number, change = {}) {
  return aGoal({ id: uuid<GoalId>(id), agreedAt: new Date(Date.UTC(2026, 10, day)), ...change });
}

test('the focus is what is agreed and not parked, in the order in which it was agreed, three at most', () => {
  const goals = [
    agreed(1, 9),
    agreed(2, 3),
    agreed(3, 1, { status: 'achieved' }),
    agreed(4, 1, { status: 'dropped' }),
    agreed(5, 1, { status: 'proposed' }),
    agreed(6, 1, { isParked: true }),
    agreed(7, 5),
    agreed(8, 7),
    agreed(9, 1, { status: 'on_hold', heldFrom: 'agreed' }),
  ];
  expect(focusOf(goals).map(({ id }) => id)).toEqual([uuid(2), uuid(7), uuid(8)]);
  expect(goals[0]?.id).toBe(uuid(1));
  expect(focusOf([])).toEqual([]);
});

test('what is more important comes first, then what is more urgent, and what nobody weighed last', () => {
  const goals = [
    agreed(1, 1),
    agreed(2, 2, { importance: 2, urgency: 3 }),
    agreed(3, 3, { importance: 3, urgency: 1 }),
    agreed(4, 4, { importance: 3, urgency: 2 }),
    agreed(5, 5, { importance: 3, urgency: 2 }),
  ];
  expect(byWeight(goals).map(({ id }) => id)).toEqual([uuid(4), uuid(5), uuid(3), uuid(2), uuid(1)]);
});

test('a proposed goal takes a place in focus; a parked, held or closed one does not', () => {
  expect(isInFocus(aGoal({ status: 'proposed' }))).toBe(true);
  expect(isInFocus(aGoal({ status: 'agreed' }))).toBe(true);
  expect(isInFocus(aGoal({ status: 'agreed', isParked: true }))).toBe(false);
  expect(isInFocus(aGoal({ status: 'on_hold', heldFrom: 'agreed' }))).toBe(false);
  expect(isInFocus(aGoal({ status: 'achieved' }))).toBe(false);
});
