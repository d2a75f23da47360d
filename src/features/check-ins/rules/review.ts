import { Refusal } from '../../../core/errors.ts';
import type { Goal } from '../../goals/types.ts';
import type { Role } from '../../mentorships/types.ts';
import type { ReviewFields } from '../inputs.ts';
import type { ReviewChoice } from '../types.ts';

/** In characters. */
export const maxReviewReasonLength = 500;

/** What somebody chose in the form, by goal. */
export interface Chosen {
  readonly choices: ReadonlyMap<string, ReviewChoice | undefined>;
  readonly reasons: ReadonlyMap<string, string | undefined>;
}

/**
 * Reads a review, goal by goal. One that left the focus while the form was open is reviewed no more.
 * @throws Refusal under the reason that is missing
 */
export function readReview(
  role: Role,
  focus: readonly Goal[],
  { choices, reasons }: Chosen,
): { readonly goal: Goal; readonly choice: ReviewChoice; readonly reason: string | null }[] {
  return focus.flatMap((goal) => {
    const choice = choices.get(goal.id);
    const reason = reasons.get(goal.id) || null;
    if (role === 'mentee' && choice === 'drop' && !reason) {
      const sentence = `Say in a few words why “${goal.title}” is dropped.`;
      throw new Refusal<ReviewFields>('no_reason', sentence, `reason:${goal.id}`);
    }
    return choice ? [{ goal, choice, reason }] : [];
  });
}
