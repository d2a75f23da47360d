import type { ModalView } from '@slack/types';
import type { Visit } from '../../../slack/visit.ts';
import type { GoalVerb } from '../rules/rights.ts';
import type { Goal, GoalId } from '../types.ts';
import { requireGoal } from './require-goal.ts';

/** Opens a form about a goal, in place of the menu it was chosen from, if there was one. @throws Refusal */
export async function openForm(
  visit: Visit,
  id: GoalId,
  verb: GoalVerb,
  view: (goal: Goal) => ModalView,
): Promise<void> {
  const { goal } = await visit.act((act) => requireGoal(act, id, verb));
  await visit.showModal(view(goal), 'instead');
}
