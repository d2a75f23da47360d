import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Locked } from '../../pair-records/types.ts';
import { obstacleRecord } from '../pair-record.ts';
import { changedParts } from '../rules/parts.ts';
import { rights } from '../rules/rights.ts';
import type { Obstacle, ObstacleId, ObstacleParts, ObstacleVerb } from '../types.ts';

export interface Written {
  readonly parts: Partial<ObstacleParts>;
  /** The revision on which the form was locked: what was written since is not overwritten unseen. */
  readonly base: number;
}

export type LockedObstacle = Locked<Obstacle>;

/** As `obstacleRecord.lock`, for what this person writes into a form. @throws Refusal where it was written there meanwhile */
export async function lockToWrite(
  act: PersonalAct,
  id: ObstacleId,
  verb: ObstacleVerb,
  { base }: Written,
): Promise<LockedObstacle> {
  const locked = await obstacleRecord.lock(act, id, verb);
  const newer = await obstacleRecord.findSince(act.tx, id, base, ({ parts }) =>
    rights[verb].writes.some((name) => parts[name] !== undefined),
  );
  if (!newer) return locked;
  const who = newer.personId === act.personId ? 'You' : partnerOf(locked.mentorship, act.personId).name;
  throw new Refusal(
    'written_meanwhile',
    `${who} wrote here while your form was open. Copy what you need, close the form and press the button once more.`,
  );
}

/** Writes one revision of a locked obstacle. */
export async function reviseObstacle(
  act: PersonalAct,
  locked: LockedObstacle,
  verb: ObstacleVerb,
  written: { parts: Partial<ObstacleParts>; steppedLines?: string[] },
): Promise<void> {
  const { kind, to } = rights[verb];
  const { parts, steppedLines } = written;
  const closedAt = to === 'closed' ? act.now : undefined;
  await obstacleRecord.revise(act, locked, {
    kind,
    content: { parts },
    // What is undefined stays as it is.
    set: { ...parts, status: to, closedAt, steppedLines },
  });
}

/** What differs from what stands. @throws Refusal where nothing does */
export function requireChange(obstacle: Obstacle, written: Partial<ObstacleParts>): Partial<ObstacleParts> {
  const changed = changedParts(obstacle, written);
  if (Object.keys(changed).length > 0) return changed;
  throw new Refusal('nothing_changed', 'Nothing is different yet. Change something, or close the form.');
}
