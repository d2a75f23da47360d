import type { Insertable, Updateable } from 'kysely';
import type { CheckInsTable } from '../../../database/schema.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { CheckIn, CheckInId } from '../types.ts';

export const checkInColumns = [
  ...(['id', 'mentorshipId', 'occursOn', 'state', 'promptAt', 'closesAt', 'closedBecause'] as const),
  ...(['ordinal', 'isReview', 'reveal', 'snoozedUntil', 'askedBy'] as const),
] as const;

export async function findCheckIn(tx: WorkspaceTransaction, id: CheckInId): Promise<CheckIn | undefined> {
  return tx.selectFrom('checkIns').select(checkInColumns).where('id', '=', id).executeTakeFirst();
}

export interface CheckInAndNewest {
  readonly checkIn: CheckIn;
  /** The newest check-in of its mentorship, as `findNewestCheckIn` finds it. */
  readonly newestId: CheckInId;
}

function withNewest(tx: WorkspaceTransaction, id: CheckInId) {
  return tx
    .selectFrom('checkIns')
    .select(checkInColumns)
    .select((eb) =>
      eb
        .selectFrom('checkIns as newest')
        .select('newest.id')
        .whereRef('newest.workspaceId', '=', 'checkIns.workspaceId')
        .whereRef('newest.mentorshipId', '=', 'checkIns.mentorshipId')
        .orderBy('newest.openedAt', 'desc')
        .orderBy('newest.occursOn', 'desc')
        .limit(1)
        .$asScalar()
        .$notNull()
        .as('newestId'),
    )
    .where('id', '=', id);
}

function toBoth({ newestId, ...checkIn }: CheckIn & { newestId: CheckInId }): CheckInAndNewest {
  return { checkIn, newestId };
}

export async function findCheckInAndNewest(
  tx: WorkspaceTransaction,
  id: CheckInId,
): Promise<CheckInAndNewest | undefined> {
  const row = await withNewest(tx, id).executeTakeFirst();
  return row && toBoth(row);
}

/** Locks the check-in. Its newest is right where the schedule is locked already: whoever opens one locks that. */
export async function findCheckInForUpdate(
  tx: WorkspaceTransaction,
  id: CheckInId,
): Promise<CheckInAndNewest | undefined> {
  const row = await withNewest(tx, id).forNoKeyUpdate().executeTakeFirst();
  return row && toBoth(row);
}

export async function listCheckInsById(tx: WorkspaceTransaction, ids: readonly CheckInId[]): Promise<CheckIn[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom('checkIns').select(checkInColumns).where('id', 'in', ids).execute();
}

/** Which of these check-ins are their mentorship's newest, as `findNewestCheckIn` finds it. */
export async function listNewestOf(tx: WorkspaceTransaction, ids: readonly CheckInId[]): Promise<Set<CheckInId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('checkIns as one')
    .select('one.id')
    .where('one.id', 'in', ids)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('checkIns as newer')
            .select('newer.id')
            .whereRef('newer.workspaceId', '=', 'one.workspaceId')
            .whereRef('newer.mentorshipId', '=', 'one.mentorshipId')
            .where((inner) =>
              inner(
                inner.refTuple('newer.openedAt', 'newer.occursOn'),
                '>',
                inner.refTuple('one.openedAt', 'one.occursOn'),
              ),
            ),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The newest check-in of a mentorship, open or closed. */
export async function findNewestCheckIn(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
): Promise<CheckIn | undefined> {
  return tx
    .selectFrom('checkIns')
    .select(checkInColumns)
    .where('mentorshipId', '=', mentorshipId)
    .orderBy('openedAt', 'desc')
    .orderBy('occursOn', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listOpenCheckIns(tx: WorkspaceTransaction, mentorshipId: MentorshipId): Promise<CheckIn[]> {
  return tx
    .selectFrom('checkIns')
    .select(checkInColumns)
    .where('mentorshipId', '=', mentorshipId)
    .where('state', '=', 'open')
    .execute();
}

/** A page of the check-ins that these mentorships were asked, newest first. */
export async function listCheckIns(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  page: { skip: number; most: number },
): Promise<CheckIn[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('checkIns')
    .select(checkInColumns)
    .where('mentorshipId', 'in', mentorshipIds)
    .where((eb) => eb.or([eb('closedBecause', 'is', null), eb('closedBecause', '<>', 'never_asked')]))
    .orderBy('openedAt', 'desc')
    .orderBy('id')
    .offset(page.skip)
    .limit(page.most)
    .execute();
}

export async function insertCheckIn(tx: WorkspaceTransaction, checkIn: Insertable<CheckInsTable>): Promise<void> {
  await tx.insertInto('checkIns').values(checkIn).execute();
}

export async function updateCheckIn(
  tx: WorkspaceTransaction,
  id: CheckInId,
  change: Updateable<CheckInsTable>,
): Promise<void> {
  await tx.updateTable('checkIns').set(change).where('id', '=', id).execute();
}

/** @returns false where it was closed before */
export async function updateClosed(
  tx: WorkspaceTransaction,
  id: CheckInId,
  closedBecause: NonNullable<CheckInsTable['closedBecause']>,
  closedAt: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('checkIns')
    .set({ state: 'closed', closedBecause, closedAt })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
