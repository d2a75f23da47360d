import { sql } from 'kysely';
import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { RevisionRange } from '../../pair-records/types.ts';
import type { Undertaking, UndertakingId, UndertakingRevision, UndertakingUpdate } from '../types.ts';

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

/** @param isLocked whether nobody else may change it until the transaction ends */
export async function findUndertaking(
  tx: WorkspaceTransaction,
  id: UndertakingId,
  isLocked = false,
): Promise<Undertaking | undefined> {
  return tx
    .selectFrom('undertakings')
    .select(columns)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
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

export async function updateUndertaking(
  tx: WorkspaceTransaction,
  id: UndertakingId,
  change: UndertakingUpdate & { readonly revision: number },
): Promise<void> {
  await tx.updateTable('undertakings').set(change).where('id', '=', id).execute();
}

export async function insertRevision(
  tx: WorkspaceTransaction,
  undertakingId: UndertakingId,
  revision: UndertakingRevision & { readonly workspaceId: WorkspaceId },
): Promise<void> {
  await tx
    .insertInto('undertakingChanges')
    .values({ ...revision, undertakingId })
    .execute();
}

/** Newest first. */
export async function listRevisions(
  tx: WorkspaceTransaction,
  undertakingId: UndertakingId,
  { after, before, max }: RevisionRange,
): Promise<UndertakingRevision[]> {
  return tx
    .selectFrom('undertakingChanges')
    .select(['number', 'kind', 'words', 'personId', 'at'])
    .where('undertakingId', '=', undertakingId)
    .where('number', '>', after)
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(max)
    .execute();
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
