import { sql } from 'kysely';
import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { Person, Standing } from './types.ts';

const columns = ['id', 'name', 'timeZone', 'locale', 'isAdmin', 'isBot', 'isDeactivated', 'isExternal'] as const;

export async function findPerson(tx: WorkspaceTransaction, id: PersonId): Promise<Person | undefined> {
  return tx.selectFrom('people').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function listPeople(tx: WorkspaceTransaction, ids: readonly PersonId[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom('people').select(columns).where('id', 'in', ids).execute();
}

/** The person if Slack was asked about them after `since`. */
export async function findFreshPerson(
  tx: WorkspaceTransaction,
  id: PersonId,
  since: Date,
): Promise<Person | undefined> {
  return tx.selectFrom('people').select(columns).where('id', '=', id).where('fetchedAt', '>', since).executeTakeFirst();
}

export async function upsertPerson(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  person: Person,
  fetchedAt: Date,
): Promise<void> {
  const { id, ...known } = person;
  await tx
    .insertInto('people')
    .values({ workspaceId, id, ...known, fetchedAt })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doUpdateSet({ ...known, fetchedAt }))
    .execute();
}

/** Takes away what somebody may no longer do, and gives nothing: of two events at once both take their part. */
export async function withdrawRights(tx: WorkspaceTransaction, id: PersonId, now: Standing): Promise<void> {
  await sql`
    update people set is_admin = is_admin and ${now.isAdmin}, is_deactivated = is_deactivated or ${now.isDeactivated},
      is_external = is_external or ${now.isExternal}
    where id = ${id}`.execute(tx);
}

export async function updateHomeOpened(tx: WorkspaceTransaction, id: PersonId, at: Date): Promise<void> {
  await tx.updateTable('people').set({ homeOpenedAt: at }).where('id', '=', id).execute();
}

/** Of these people, those who have opened Cairn's Home at least once. */
export async function listHomeVisitors(tx: WorkspaceTransaction, ids: readonly PersonId[]): Promise<PersonId[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .where('homeOpenedAt', 'is not', null)
    .execute();
  return rows.map((row) => row.id);
}
