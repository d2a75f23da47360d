import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { findGoal } from '../../goals/queries/goals.ts';
import { isOpen as isOpenGoal } from '../../goals/rules/rights.ts';
import type { GoalId } from '../../goals/types.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { RaiseFields } from '../inputs.ts';
import { insertObstacle, listObstacles } from '../queries/obstacles.ts';
import { insertRevision } from '../queries/revisions.ts';
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
  await insertRevision(act.tx, {
    workspaceId: act.workspaceId,
    obstacleId: id,
    number: 1,
    kind: 'raised',
    parts: { challenge: raised.challenge },
    personId: act.personId,
    at: act.now,
  });
  await enqueue(act, 'obstacle.card', id, { target: theirDm(mentorship) });
  await record(act, { event: 'obstacle.raised', mentorshipId: mentorship.id, subjectId: id });
  return obstacle;
}

async function requireOpenGoal(act: PersonalAct, id: GoalId, mentorshipId: MentorshipId): Promise<void> {
  const goal = await findGoal(act.tx, id);
  if (goal?.mentorshipId === mentorshipId && isOpenGoal(goal)) return;
  throw new Refusal<RaiseFields>('no_such_goal', 'Choose an open goal of this mentorship, or none.', 'goal');
}
