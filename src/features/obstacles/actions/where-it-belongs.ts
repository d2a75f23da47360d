import type { Act, PersonalAct } from '../../../database/act.ts';
import { findGoal, listGoals } from '../../goals/queries/goals.ts';
import { isOpen as isOpenGoal } from '../../goals/rules/rights.ts';
import type { Goal } from '../../goals/types.ts';
import { listOwnActive, requireActivePartner } from '../../mentorships/actions.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import type { Obstacle } from '../types.ts';

/** The goal that an obstacle is about, if there is one. */
export async function findGoalOf(act: Act, { goalId }: Pick<Obstacle, 'goalId'>): Promise<Goal | undefined> {
  return goalId === null ? undefined : findGoal(act.tx, goalId);
}

/** What a new obstacle may belong to: the named mentorship, or all of the person's active ones, with their open goals. */
export async function listPlaces(
  act: PersonalAct,
  mentorshipId: MentorshipId | undefined,
): Promise<{ mentorships: Mentorship[]; goals: Goal[] }> {
  const mentorships = mentorshipId
    ? [(await requireActivePartner(act, mentorshipId)).mentorship]
    : await listOwnActive(act);
  const goals = await listGoals(
    act.tx,
    mentorships.map(({ id }) => id),
  );
  return { mentorships, goals: goals.filter(isOpenGoal) };
}
