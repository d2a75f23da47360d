import { sql } from 'kysely';
import type { ChannelId, PersonId, WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { GoalId, StepId } from '../goals/types.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import type { Win, WinId } from './types.ts';

const columns = ['id', 'mentorshipId', 'goalId', 'stepId', 'title', 'status', 'words', 'channelId'] as const;

export async function findWin(tx: WorkspaceTransaction, id: WinId): Promise<Win | undefined> {
  return tx.selectFrom('wins').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Locks the win until the transaction ends. */
export async function findWinForUpdate(tx: WorkspaceTransaction, id: WinId): Promise<Win | undefined> {
  return tx.selectFrom('wins').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** @returns false where this milestone or goal was offered before */
export async function insertWin(
  tx: WorkspaceTransaction,
  win: {
    workspaceId: WorkspaceId;
    id: WinId;
    mentorshipId: MentorshipId;
    goalId: GoalId;
    stepId: StepId | null;
    title: string;
    offeredAt: Date;
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('wins')
    .values({ ...win, status: 'offered' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Takes back an offer that nobody has answered. */
export async function deleteOfferedWin(tx: WorkspaceTransaction, stepId: StepId): Promise<void> {
  await tx.deleteFrom('wins').where('stepId', '=', stepId).where('status', '=', 'offered').execute();
}

export async function hasWin(tx: WorkspaceTransaction, stepId: StepId): Promise<boolean> {
  return (await tx.selectFrom('wins').select('id').where('stepId', '=', stepId).executeTakeFirst()) !== undefined;
}

export async function updateDecided(
  tx: WorkspaceTransaction,
  id: WinId,
  decided: {
    status: 'celebrated' | 'shared_with_pair' | 'declined';
    words: string | null;
    channelId: ChannelId | null;
    decidedAt: Date;
  },
): Promise<void> {
  await tx.updateTable('wins').set(decided).where('id', '=', id).execute();
}

/** The words stay, for the mentee to choose anew. */
export async function updateOfferedAgain(tx: WorkspaceTransaction, id: WinId): Promise<void> {
  await tx
    .updateTable('wins')
    .set({ status: 'offered', channelId: null, decidedAt: null })
    .where('id', '=', id)
    .execute();
}

/** Wins of these mentorships that the mentee has not decided about, newest first. */
export async function listOfferedWins(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
): Promise<Win[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('wins')
    .select(columns)
    .where('mentorshipId', 'in', mentorshipIds)
    .where('status', '=', 'offered')
    .orderBy('offeredAt', 'desc')
    .limit(5)
    .execute();
}

export async function countKudos(tx: WorkspaceTransaction, winId: WinId): Promise<number> {
  const { count } = await tx
    .selectFrom('kudos')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('winId', '=', winId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns false where this person had given kudos before */
export async function insertKudos(
  tx: WorkspaceTransaction,
  kudos: { workspaceId: WorkspaceId; winId: WinId; personId: PersonId; givenAt: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('kudos')
    .values(kudos)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function deleteKudos(tx: WorkspaceTransaction, winId: WinId, personId: PersonId): Promise<void> {
  await tx.deleteFrom('kudos').where('winId', '=', winId).where('personId', '=', personId).execute();
}

/** The titles of the wins among these ids; of other mentorships none. */
export async function listTitles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id::text, title from wins
    where id = any (${ids}::uuid[]) and mentorship_id = any (${mentorshipIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The wins of this goal and of its milestones. */
export async function listWinIdsOf(tx: WorkspaceTransaction, goalId: GoalId): Promise<WinId[]> {
  const rows = await tx.selectFrom('wins').select('id').where('goalId', '=', goalId).execute();
  return rows.map(({ id }) => id);
}
