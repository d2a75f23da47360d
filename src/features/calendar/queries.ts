import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import type { AskedCheckIn, FeedState } from './types.ts';

export async function findFeed(tx: WorkspaceTransaction, personId: PersonId): Promise<FeedState | undefined> {
  return tx
    .selectFrom('calendarFeeds')
    .select(['revision', 'madeAt'])
    .where('personId', '=', personId)
    .executeTakeFirst();
}

/** Whose feed it is, by the digest of its secret; nobody's where their account is deactivated. */
export async function findOwner(tx: WorkspaceTransaction, tokenHash: string): Promise<PersonId | undefined> {
  const row = await tx
    .selectFrom('calendarFeeds as f')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspaceId', '=', 'f.workspaceId').onRef('p.id', '=', 'f.personId'),
    )
    .select('p.id')
    .where('f.tokenHash', '=', tokenHash)
    .where('p.isDeactivated', '=', false)
    .executeTakeFirst();
  return row?.id;
}

/** @returns false where somebody has a feed already */
export async function insertFeed(
  tx: WorkspaceTransaction,
  feed: { workspaceId: WorkspaceId; personId: PersonId; tokenHash: string; madeAt: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('calendarFeeds')
    .values({ ...feed, revision: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** @returns false where the feed has changed since that revision */
export async function updateFeed(
  tx: WorkspaceTransaction,
  personId: PersonId,
  after: number,
  change: { tokenHash: string; madeAt: Date } | { tokenHash: null; madeAt: null },
): Promise<boolean> {
  const result = await tx
    .updateTable('calendarFeeds')
    .set({ ...change, revision: after + 1 })
    .where('personId', '=', personId)
    .where('revision', '=', after)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The check-ins of these mentorships that were asked from then on. One whose prompt never went out was none. */
export async function listAsked(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  since: Date,
): Promise<AskedCheckIn[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('checkIns')
    .select(['scheduleId', 'occursOn', 'promptAt', 'openedAt'])
    .where('mentorshipId', 'in', mentorshipIds)
    .where('promptAt', '>=', since)
    .where((eb) => eb.or([eb('closedBecause', 'is', null), eb('closedBecause', '<>', 'never_asked')]))
    .orderBy('promptAt')
    .execute();
}
