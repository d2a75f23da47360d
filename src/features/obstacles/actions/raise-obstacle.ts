import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { findGoal } from '../../goals/queries/goals.ts';
import { isOpen as isOpenGoal } from '../../goals/rules/rights.ts';
import type { GoalId } from '../../goals/types.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { RaiseFields } from '../inputs.ts';
import { obstacleRecord } from '../pair-record.ts';
import { insertObstacle, listObstacles } from '../queries/obstacles.ts';
import { mostAlike } from '../rules/resemblance.ts';
import type { Obstacle, ObstacleId } from '../types.ts';

/** How many closed obstacles, newest first, a new one is compared with. */
const compared = 300;

/** Either of the two names what is in the way: its card appears in their group DM. @throws Refusal */
export async function raiseObstacle(
  act: PersonalAct,
  raised: { mentorshipId: MentorshipId; goalId: GoalId | undefined; challenge: string },
): Promise<Obstacle> {
  const { mentorship } = await requireActivePartner(act, raised.mentorshipId);
  if (raised.goalId) await requireOpenGoal(act, raised.goalId, mentorship.id);
  const closed = await listObstacles(act.tx, [mentorship.id], 'closed', { skip: 0, most: compared });
  const id = newId<ObstacleId>();
  const obstacle = await insertObstacle(act.tx, {
    workspaceId: act.workspaceId,
    id,
    mentorshipId: mentorship.id,
    goalId: raised.goalId ?? null,
    status: 'raised',
    challenge: raised.challenge,
    resembles: mostAlike(raised.challenge, closed)?.id ?? null,
    revision: 1,
    raisedBy: act.personId,
    raisedAt: act.now,
  });
  const content = { parts: { challenge: raised.challenge } };
  await obstacleRecord.begin(act, { id, mentorship }, { kind: 'raised', content });
  return obstacle;
}

async function requireOpenGoal(act: PersonalAct, id: GoalId, mentorshipId: MentorshipId): Promise<void> {
  const goal = await findGoal(act.tx, id);
  if (goal?.mentorshipId === mentorshipId && isOpenGoal(goal)) return;
  throw new Refusal<RaiseFields>('no_such_goal', 'Choose an open goal of this mentorship, or none.', 'goal');
}
