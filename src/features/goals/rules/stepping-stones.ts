import { Refusal } from '../../../core/errors.ts';
import type { PlaceFields } from '../inputs/small-forms.ts';
import type { Goal, GoalId } from '../types.ts';
import { shareWalked } from './progress.ts';
import { isLiving } from './rights.ts';

type Stone = Pick<Goal, 'id' | 'status' | 'steppingStoneOf' | 'measure' | 'baseline' | 'target' | 'unit' | 'progress'>;

/** The stepping stones of a long-term goal that count: those that were let go or replaced lead nowhere. */
export function stonesOf<T extends Stone>(goalId: GoalId, goals: readonly T[]): T[] {
  return goals.filter((goal) => goal.steppingStoneOf === goalId && (isLiving(goal) || goal.status === 'achieved'));
}

/** How far the stones lead together: the mean of what is walked of each, 0 to 1; undefined where there are none. */
export function walkedTogether(stones: readonly Stone[]): number | undefined {
  if (stones.length === 0) return undefined;
  const walked = stones.map((stone) => (stone.status === 'achieved' ? 1 : shareWalked(stone)));
  return walked.reduce((sum, share) => sum + share, 0) / stones.length;
}

/** The long-term goals that a goal can be a stepping stone of: none that leads to it itself. */
export function placesFor(goal: Pick<Goal, 'id'>, goals: readonly Goal[]): Goal[] {
  return goals.filter(
    (each) => each.id !== goal.id && each.horizon === 'long' && isLiving(each) && !leadsTo(each, goal.id, goals),
  );
}

/** Whether a goal leads to another, over as many stones as there are. */
export function leadsTo(
  from: Pick<Goal, 'steppingStoneOf'>,
  to: GoalId,
  goals: readonly Pick<Goal, 'id' | 'steppingStoneOf'>[],
): boolean {
  const seen = new Set<GoalId>();
  for (let next = from.steppingStoneOf; next !== null && !seen.has(next); ) {
    if (next === to) return true;
    seen.add(next);
    const here = next;
    next = goals.find(({ id }) => id === here)?.steppingStoneOf ?? null;
  }
  return false;
}

/** Why this goal cannot be a stepping stone of that one; undefined where it can. */
export function whyNotPlace(
  goal: Pick<Goal, 'id'>,
  of: GoalId,
  goals: readonly Goal[],
): Refusal<PlaceFields> | undefined {
  if (placesFor(goal, goals).some(({ id }) => id === of)) return undefined;
  return new Refusal<PlaceFields>(
    'no_place',
    'A goal can be a stepping stone of another long-term goal of the same mentorship that is not closed and does not lead back to it.',
    'steppingStoneOf',
  );
}
