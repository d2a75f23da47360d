import { sql } from 'kysely';
import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { Undertaking, UndertakingChange, UndertakingId, UndertakingStatus } from '../types.ts';

const columns = [
  'id',
  'mentorshipId',
  'kind',
  'status',
  'title',
  'whatFor',
  'outcome',
  'menteeLearned',
  'mentorLearned',
  'revision',
] as const;

export async function findUndertaking(tx: WorkspaceTransaction, id: UndertakingId): Promise<Undertaking | undefined> {
  return tx.selectFrom('undertakings').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Holds it until the transaction ends: two people who act on it at once act one after the other. */
export async function findUndertakingForUpdate(
  tx: WorkspaceTransaction,
  id: UndertakingId,
): Promise<Undertaking | undefined> {
  return tx.selectFrom('undertakings').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A page of what these mentorships do together: the open ones first, then the newest. */
export async function listUndertakings(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  page: { skip: number; most: number },
): Promise<Undertaking[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('undertakings')
    .select(columns)
    .where('mentorshipId', 'in', mentorshipIds)
    .orderBy((eb) => eb('closedAt', 'is not', null))
    .orderBy('plannedAt', 'desc')
    .orderBy('id')
    .offset(page.skip)
    .limit(page.most)
    .execute();
}

export async function insertUndertaking(
  tx: WorkspaceTransaction,
  undertaking: Pick<Undertaking, 'id' | 'mentorshipId' | 'kind' | 'title' | 'whatFor'> & {
    workspaceId: WorkspaceId;
    plannedBy: PersonId;
    plannedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('undertakings')
    .values({ ...undertaking, status: 'planned', outcome: '', menteeLearned: '', mentorLearned: '', revision: 1 })
    .execute();
}

export interface UndertakingUpdate {
  readonly status?: UndertakingStatus;
  readonly title?: string;
  readonly whatFor?: string;
  readonly outcome?: string;
  readonly menteeLearned?: string;
  readonly mentorLearned?: string;
  readonly closedAt?: Date;
}

export async function updateUndertaking(
  tx: WorkspaceTransaction,
  id: UndertakingId,
  revision: number,
  change: UndertakingUpdate,
): Promise<void> {
  await tx
    .updateTable('undertakings')
    .set({ ...change, revision })
    .where('id', '=', id)
    .execute();
}

const changeColumns = ['undertakingId', 'number', 'kind', 'words', 'personId', 'at'] as const;

export async function insertChange(
  tx: WorkspaceTransaction,
  change: UndertakingChange & { workspaceId: WorkspaceId },
): Promise<void> {
  await tx.insertInto('undertakingChanges').values(change).execute();
}

export async function findChange(
  tx: WorkspaceTransaction,
  id: UndertakingId,
  number: number,
): Promise<UndertakingChange | undefined> {
  return tx
    .selectFrom('undertakingChanges')
    .select(changeColumns)
    .where('undertakingId', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The newest edit after a change, if somebody edited since. */
export async function hasEditSince(tx: WorkspaceTransaction, id: UndertakingId, number: number): Promise<boolean> {
  const row = await tx
    .selectFrom('undertakingChanges')
    .select('number')
    .where('undertakingId', '=', id)
    .where('kind', '=', 'edited')
    .where('number', '>', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** The titles of the labs and projects among these ids; of other mentorships none. */
export async function listTitles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id::text, title from undertakings
    where id = any (${ids}::uuid[]) and mentorship_id = any (${mentorshipIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
}
