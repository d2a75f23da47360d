import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { notYours, partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { findObstacleForUpdate, updateObstacle } from '../queries/obstacles.ts';
import { insertRevision, listRevisionsSince } from '../queries/revisions.ts';
import { changedParts } from '../rules/parts.ts';
import { type ObstacleVerb, rights, whyNot } from '../rules/rights.ts';
import type { Obstacle, ObstacleId, ObstacleParts } from '../types.ts';

export interface Written {
  readonly parts: Partial<ObstacleParts>;
  /** The revision on which the form was opened: what was written since is not overwritten unseen. */
  readonly base: number;
}

export interface HeldObstacle {
  readonly obstacle: Obstacle;
  readonly mentorship: Mentorship;
  readonly role: Role;
}

/** Holds the obstacle for what this person wants to write. @throws Refusal where they may not, or not now */
export async function holdObstacle(
  act: PersonalAct,
  id: ObstacleId,
  verb: ObstacleVerb,
  { base }: Written,
): Promise<HeldObstacle> {
  const obstacle = await findObstacleForUpdate(act.tx, id);
  if (!obstacle) throw notYours();
  const { mentorship, role } = await requireActivePartner(act, obstacle.mentorshipId);
  const refusal = whyNot(verb, obstacle, role, mentorship);
  if (refusal) throw refusal;
  const newer = (await listRevisionsSince(act.tx, id, base)).find(({ parts }) =>
    rights[verb].writes.some((name) => parts[name] !== undefined),
  );
  if (newer) {
    const who = newer.personId === act.personId ? 'You' : partnerOf(mentorship, act.personId).name;
    throw new Refusal(
      'written_meanwhile',
      `${who} wrote here while your form was open. Copy what you need, close the form and press the button once more.`,
    );
  }
  return { obstacle, mentorship, role };
}

/** Writes one revision of a held obstacle: the state, the history, the card, and the news for the other one. */
export async function reviseObstacle(
  act: PersonalAct,
  { obstacle, mentorship }: HeldObstacle,
  verb: ObstacleVerb,
  written: { parts: Partial<ObstacleParts>; steppedLines?: string[] },
): Promise<void> {
  const { kind, to } = rights[verb];
  const { parts, steppedLines } = written;
  const number = obstacle.revision + 1;
  await updateObstacle(act.tx, obstacle.id, {
    ...parts,
    revision: number,
    ...(to ? { status: to } : {}),
    ...(to === 'closed' ? { closedAt: act.now } : {}),
    ...(steppedLines ? { steppedLines } : {}),
  });
  await insertRevision(act.tx, {
    workspaceId: act.workspaceId,
    obstacleId: obstacle.id,
    number,
    kind,
    parts,
    personId: act.personId,
    at: act.now,
  });
  await enqueueUpdate(act, 'obstacle.card', obstacle.id);
  await enqueue(act, 'obstacle.news', [obstacle.id, number], { target: theirDm(mentorship) });
  const event = `obstacle.${kind}` as const;
  await record(act, { event, mentorshipId: mentorship.id, subjectId: obstacle.id, detail: { revision: number } });
}

/** What differs from what stands. @throws Refusal where nothing does */
export function requireChange(obstacle: Obstacle, written: Partial<ObstacleParts>): Partial<ObstacleParts> {
  const changed = changedParts(obstacle, written);
  if (Object.keys(changed).length > 0) return changed;
  throw new Refusal('nothing_changed', 'Nothing is different yet. Change something, or close the form.');
}
