import type { ExpressionBuilder, Insertable } from 'kysely';
import type { PersonId } from '../../core/ids.ts';
import type { MentorshipsTable, Tables } from '../../database/schema.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { Mentorship, MentorshipId } from './types.ts';

function select(tx: WorkspaceTransaction) {
  return tx
    .selectFrom('mentorships as m')
    .innerJoin('people as mentor', (join) =>
      join.onRef('mentor.workspaceId', '=', 'm.workspaceId').onRef('mentor.id', '=', 'm.mentorId'),
    )
    .innerJoin('people as mentee', (join) =>
      join.onRef('mentee.workspaceId', '=', 'm.workspaceId').onRef('mentee.id', '=', 'm.menteeId'),
    )
    .select([
      'm.id',
      'm.programId',
      'm.status',
      'm.startsOn',
      'm.endsOn',
      'mentor.id as mentorId',
      'mentor.name as mentorName',
      'mentor.timeZone as mentorZone',
      'mentee.id as menteeId',
      'mentee.name as menteeName',
      'mentee.timeZone as menteeZone',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toMentorship(row: Row): Mentorship {
  const { id, programId, status, startsOn, endsOn } = row;
  return {
    id,
    programId,
    status,
    startsOn,
    endsOn,
    mentor: { id: row.mentorId, name: row.mentorName, timeZone: row.mentorZone },
    mentee: { id: row.menteeId, name: row.menteeName, timeZone: row.menteeZone },
  };
}

export async function findMentorship(tx: WorkspaceTransaction, id: MentorshipId): Promise<Mentorship | undefined> {
  const row = await select(tx).where('m.id', '=', id).executeTakeFirst();
  return row && toMentorship(row);
}

/** @throws where there is none: callers hold a foreign key to it */
export async function getMentorship(tx: WorkspaceTransaction, id: MentorshipId): Promise<Mentorship> {
  return toMentorship(await select(tx).where('m.id', '=', id).executeTakeFirstOrThrow());
}

export async function listMentorships(tx: WorkspaceTransaction, ids: readonly MentorshipId[]): Promise<Mentorship[]> {
  if (ids.length === 0) return [];
  return (await select(tx).where('m.id', 'in', ids).execute()).map(toMentorship);
}

/** Locks the mentorship until the transaction ends, where what is allowed depends on all that it has. */
export async function lockMentorship(tx: WorkspaceTransaction, id: MentorshipId): Promise<void> {
  await tx.selectFrom('mentorships').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

function involves(personId: PersonId) {
  return (eb: ExpressionBuilder<Tables & { m: MentorshipsTable }, 'm'>) =>
    eb.or([eb('m.mentorId', '=', personId), eb('m.menteeId', '=', personId)]);
}

/** A person's mentorships in either role, oldest first. */
export async function listMentorshipsOf(tx: WorkspaceTransaction, personId: PersonId): Promise<Mentorship[]> {
  const rows = await select(tx).where(involves(personId)).orderBy('m.pairedAt').orderBy('m.id').execute();
  return rows.map(toMentorship);
}

/** A person's active mentorships in either role, oldest first. */
export async function listActiveMentorshipsOf(tx: WorkspaceTransaction, personId: PersonId): Promise<Mentorship[]> {
  const rows = await select(tx)
    .where('m.status', '=', 'active')
    .where(involves(personId))
    .orderBy('m.pairedAt')
    .orderBy('m.id')
    .execute();
  return rows.map(toMentorship);
}

/** Every active pair of the workspace, for those who lead the program; by mentor, then mentee. */
export async function listActiveMentorships(tx: WorkspaceTransaction): Promise<Mentorship[]> {
  const rows = await select(tx)
    .where('m.status', '=', 'active')
    .orderBy('mentor.name')
    .orderBy('mentee.name')
    .orderBy('m.id')
    .execute();
  return rows.map(toMentorship);
}

/** @returns false where the same pair is active already */
export async function insertMentorship(
  tx: WorkspaceTransaction,
  mentorship: Insertable<MentorshipsTable>,
): Promise<boolean> {
  const result = await tx
    .insertInto('mentorships')
    .values(mentorship)
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'mentorId', 'menteeId']).where('status', '=', 'active').doNothing(),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** @returns false where it had ended before */
export async function updateEnded(
  tx: WorkspaceTransaction,
  id: MentorshipId,
  endedBy: PersonId,
  endedAt: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('mentorships')
    .set({ status: 'ended', endedBy, endedAt })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether the two share their DM with another active mentorship (the reversed pair), so that messages must name theirs. */
export async function sharesDm(tx: WorkspaceTransaction, mentorship: Mentorship): Promise<boolean> {
  return (await listSharingDm(tx, [mentorship])).has(mentorship.id);
}

/** Which of these share their DM; see `sharesDm`. */
export async function listSharingDm(
  tx: WorkspaceTransaction,
  mentorships: readonly Mentorship[],
): Promise<Set<MentorshipId>> {
  if (mentorships.length === 0) return new Set();
  const rows = await tx
    .selectFrom('mentorships')
    .select(['mentorId', 'menteeId'])
    .where('status', '=', 'active')
    .where((eb) =>
      eb(
        eb.refTuple('mentorId', 'menteeId'),
        'in',
        mentorships.map(({ mentor, mentee }) => eb.tuple(mentee.id, mentor.id)),
      ),
    )
    .execute();
  const reversed = new Set(rows.map(({ mentorId, menteeId }) => `${menteeId} ${mentorId}`));
  return new Set(
    mentorships.flatMap(({ id, mentor, mentee }) => (reversed.has(`${mentor.id} ${mentee.id}`) ? [id] : [])),
  );
}

/** Whether a person is or was of a pair. */
export async function isInProgram(tx: WorkspaceTransaction, personId: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('mentorships')
    .select('id')
    .where((eb) => eb.or([eb('mentorId', '=', personId), eb('menteeId', '=', personId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
