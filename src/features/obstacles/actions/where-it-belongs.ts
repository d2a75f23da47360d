import type { PersonalAct } from '../../../database/act.ts';
import { findGoal, listGoals } from '../../goals/queries/goals.ts';
import { isOpen as isOpenGoal } from '../../goals/rules/rights.ts';
import type { Goal } from '../../goals/types.ts';
import { listOwnActive, requireActivePartner, requirePartner } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, MentorshipId, Role } from '../../mentorships/types.ts';
import { findObstacle } from '../queries/obstacles.ts';
import { type ObstacleVerb, whyNot } from '../rules/rights.ts';
import type { Obstacle, ObstacleId } from '../types.ts';

export interface OpenedObstacle {
  readonly obstacle: Obstacle;
  readonly mentorship: Mentorship;
  readonly role: Role;
  readonly goal: Goal | undefined;
}

/** The obstacle for one of its two people, to be read. @throws Refusal for anybody else */
export async function openObstacle(act: PersonalAct, id: ObstacleId): Promise<OpenedObstacle> {
  const obstacle = await findObstacle(act.tx, id);
  if (!obstacle) throw notYours();
  const { mentorship, role } = await requirePartner(act, obstacle.mentorshipId);
  const goal = obstacle.goalId === null ? undefined : await findGoal(act.tx, obstacle.goalId);
  return { obstacle, mentorship, role, goal };
}

/** As `openObstacle`, for a form: nobody types what will then be refused. @throws Refusal */
export async function openForWriting(act: PersonalAct, id: ObstacleId, verb: ObstacleVerb): Promise<OpenedObstacle> {
  const opened = await openObstacle(act, id);
  await requireActivePartner(act, opened.obstacle.mentorshipId);
  const refusal = whyNot(verb, opened.obstacle, opened.role, opened.mentorship);
  if (refusal) throw refusal;
  return opened;
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
