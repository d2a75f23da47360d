import type { PersonalAct } from '../../../database/act.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { HeldGoal } from '../actions/revise-goal.ts';
import { findGoal } from '../queries/goals.ts';
import { type GoalVerb, whyNot } from '../rules/rights.ts';
import type { GoalId } from '../types.ts';

/**
 * The goal, for a form about it, if this person could submit that form: nobody types what will then be refused.
 * @throws Refusal
 */
export async function requireGoal(act: PersonalAct, id: GoalId, verb: GoalVerb): Promise<HeldGoal> {
  const goal = await findGoal(act.tx, id);
  if (!goal) throw notYours();
  const { mentorship, role } = await requireActivePartner(act, goal.mentorshipId);
  const refusal = whyNot(verb, goal, role, mentorship);
  if (refusal) throw refusal;
  return { goal, mentorship, role };
}
