import { type FieldName, Refusal } from '../../../core/errors.ts';
import type { Measure } from '../../goals/types.ts';
import type { AnswerFields } from '../inputs/answer.ts';

/** How many times the way from baseline to target a number may lie off it before it is taken for a slip of the finger. */
const farthest = 10;

/** Why a number is not taken for where somebody stands. */
export function whyNotProgress(
  amount: number,
  { baseline, target }: Measure,
  field: FieldName<AnswerFields>,
): Refusal | undefined {
  if (amount < 0 && baseline >= 0 && target >= 0) {
    return new Refusal<AnswerFields>(
      'negative_progress',
      'This goal counts from 0 upwards. Where are you today?',
      field,
    );
  }
  const span = Math.abs(target - baseline);
  if (Math.abs(amount - baseline) <= farthest * span) return undefined;
  return new Refusal<AnswerFields>(
    'far_progress',
    `That is far beyond the way from ${baseline} to ${target}. Is there a digit too many?`,
    field,
  );
}
