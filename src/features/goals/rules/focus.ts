import type { Goal } from '../types.ts';
import { isOpen } from './rights.ts';

/** How many goals are worked on at a time. */
export const focusSize = 3;

type Weighed = Pick<Goal, 'status' | 'isParked' | 'importance' | 'urgency' | 'agreedAt'>;

/** Whether it takes one of the places in focus: proposed goals do, too. */
export function isInFocus(goal: Pick<Goal, 'status' | 'isParked'>): boolean {
  return isOpen(goal) && !goal.isParked;
}

/** The goals a check-in asks about: agreed, and in focus, the most important and urgent first. */
export function focusOf<T extends Weighed>(goals: readonly T[]): T[] {
  return byWeight(goals.filter((goal) => goal.status === 'agreed' && isInFocus(goal))).slice(0, focusSize);
}

/** What is weighed comes before what is not; what weighs the same stands in the order in which it was agreed. */
export function byWeight<T extends Weighed>(goals: readonly T[]): T[] {
  return [...goals].sort(
    (a, b) => (b.importance ?? 0) - (a.importance ?? 0) || (b.urgency ?? 0) - (a.urgency ?? 0) || timeOf(a) - timeOf(b),
  );
}

function timeOf({ agreedAt }: Weighed): number {
  return agreedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

const levels = ['low', 'medium', 'high'] as const;

/** `high importance, low urgency`; null where nobody weighed it. */
export function weightInWords(weight: { importance: number | null; urgency: number | null }): string | null {
  const { importance, urgency } = weight;
  if (importance === null || urgency === null) return null;
  return `${levels[importance - 1]} importance, ${levels[urgency - 1]} urgency`;
}
