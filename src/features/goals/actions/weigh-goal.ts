import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import { weightInWords } from '../rules/focus.ts';
import type { GoalId } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/** How important and how urgent it is, 1 to 3. */
export interface Weights {
  readonly importance: number;
  readonly urgency: number;
}

/** Either of the two weighs a goal; the mentee's weights order the focus, the mentor's stand beside them. @throws Refusal */
export async function weighGoal(act: PersonalAct, id: GoalId, weights: Weights): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'weigh');
  const { row: goal, role } = locked;
  const { importance, urgency } = weights;
  const before =
    role === 'mentee'
      ? { importance: goal.importance, urgency: goal.urgency }
      : { importance: goal.mentorImportance, urgency: goal.mentorUrgency };
  if (before.importance === importance && before.urgency === urgency) return;
  await reviseGoal(act, locked, {
    kind: 'weighed',
    changes: [{ field: 'weight', from: weightInWords(before), to: weightInWords(weights) ?? '' }],
    set: role === 'mentee' ? weights : { mentorImportance: importance, mentorUrgency: urgency },
  });
}
