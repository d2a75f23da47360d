import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  leadsTo,
  placesFor,
  stonesOf,
  walkedTogether,
  whyNotPlace,
} from '../../../../src/features/goals/rules/stepping-stones.ts';
import type { Goal, GoalId } from '../../../../src/features/goals/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { aGoal, uuid } from '../made.ts';

const statuses = ['proposed', 'agreed', 'on_hold', 'achieved', 'dropped', 'replaced'] as const;
const many = 8;
const kind = fc.record({
  status: fc.constantFrom(...statuses),
  horizon: fc.constantFrom('short' as const, 'long' as const),
  progress: fc.integer({ min: -2, max: 5 }),
});
const goalsOf = (kinds: readonly Partial<Goal>[]) =>
  kinds.map((each, i) => aGoal({ ...each, id: uuid<GoalId>(i + 1) }));

test('whatever is placed where it may be, no goal ever leads back to itself', () => {
  const moves = fc.array(fc.tuple(fc.nat(many - 1), fc.nat(many - 1)), { maxLength: 40 });
  assertProperty(
    fc.property(fc.array(kind, { minLength: many, maxLength: many }), moves, (kinds, placed) => {
      let goals = goalsOf(kinds);
      for (const [i, j] of placed) {
        const [goal, of] = [goals[i], goals[j]];
        if (!goal || !of || whyNotPlace(goal, of.id, goals)) continue;
        expect(of.horizon).toBe('long');
        goals = goals.map((each) => (each.id === goal.id ? { ...each, steppingStoneOf: of.id } : each));
      }
      for (const goal of goals) {
        expect(leadsTo(goal, goal.id, goals)).toBe(false);
        expect(placesFor(goal, goals).map(({ id }) => id)).not.toContain(goal.id);
      }
    }),
  );
});

test('stones together are between the least and the most walked of them; what was let go does not count', () => {
  const long = uuid<GoalId>(99);
  assertProperty(
    fc.property(fc.array(kind, { maxLength: many }), (kinds) => {
      const goals = goalsOf(kinds.map((each) => ({ ...each, steppingStoneOf: long })));
      const stones = stonesOf(long, goals);
      expect(stones.some(({ status }) => status === 'dropped' || status === 'replaced')).toBe(false);
      const together = walkedTogether(stones);
      if (stones.length === 0) return expect(together).toBeUndefined();
      const each = stones.map((stone) => walkedTogether([stone]) ?? 0);
      expect(together).toBeGreaterThanOrEqual(Math.min(...each) - 1e-9);
      expect(together).toBeLessThanOrEqual(Math.max(...each) + 1e-9);
      if (stones.every(({ status }) => status === 'achieved')) expect(together).toBe(1);
    }),
  );
});
