import { Refusal } from '../../../core/errors.ts';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findGoal } from '../queries/goals.ts';
import { draftOf } from '../rules/draft.ts';
import type { GoalId } from '../types.ts';
import { editGoal } from './edit-goal.ts';

/** The mentee gives a goal another day, and says why. @throws Refusal */
export async function moveDeadline(
  act: PersonalAct,
  id: GoalId,
  move: { deadlineOn: LocalDate; base: number; reason: string },
): Promise<void> {
  const { deadlineOn, ...edit } = move;
  const goal = await findGoal(act.tx, id, true);
  if (!goal) throw notYours();
  const draft = { ...draftOf(goal), deadlineOn };
  const meanwhile = await editGoal(act, id, { ...edit, draft });
  if (meanwhile) {
    throw new Refusal(
      'edited_meanwhile',
      `This goal was changed while your form was open; its deadline is ${dateInWords(meanwhile.goal.deadlineOn)} now. Close this form and press Move the deadline again.`,
    );
  }
}
