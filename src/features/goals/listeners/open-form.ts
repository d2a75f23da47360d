import type { ModalView } from '@slack/types';
import type { Visit } from '../../../slack/visit.ts';
import { goalRecord } from '../pair-record.ts';
import type { Goal, GoalId, GoalVerb } from '../types.ts';

/** Opens a form about a goal, in place of the menu it was chosen from, if there was one. @throws Refusal */
export async function openForm(
  visit: Visit,
  id: GoalId,
  verb: GoalVerb,
  view: (goal: Goal) => ModalView,
): Promise<void> {
  const { row: goal } = await visit.act((act) => goalRecord.openFor(act, id, verb));
  await visit.showModal(view(goal), 'instead');
}
