import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { WorkspaceId } from '../core/ids.ts';
import type { QuarantinedRowsTable } from '../database/schema.ts';
import type { ClaimTransaction, WorkspaceTransaction } from '../database/transaction.ts';

export type QuarantinedRow = Selectable<QuarantinedRowsTable>;
/** Which row, and which work fails on it. */
export type QuarantineKey = Pick<QuarantinedRow, 'workspaceId' | 'source' | 'rowId'>;

/** One workspace, or for a claimer all of them. */
type Transaction = WorkspaceTransaction | ClaimTransaction;

/**
 * A condition for claims: the row is not set aside for this work.
 * @param workspace the column of the workspace, as `s.workspace_id`
 * @param id the column of the row's id, as `s.id`
 */
export function isNotQuarantined(source: string, workspace: string, id: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select from quarantined_rows as q
    where q.workspace_id = ${sql.ref(workspace)} and q.source = ${source} and q.row_id = ${sql.ref(id)}::text)`;
}

/** Machine clock: earlier than any. */
const atOnce = sql<Date>`'-infinity'`;

/** @returns whether it was not set aside yet */
export async function insertQuarantined(tx: Transaction, row: QuarantinedRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('quarantinedRows')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'source', 'rowId']).doNothing())
    .returning('rowId')
    .executeTakeFirst();
  return inserted !== undefined;
}

/**
 * Sets a row aside for an action, to be tried again at once and counted from nothing: a try that is under way has not seen
 * what this action did, and must not end it.
 * @returns whether it was not set aside yet
 */
export async function upsertQuarantined(
  tx: WorkspaceTransaction,
  row: Omit<QuarantinedRow, 'retryAt' | 'tries'>,
): Promise<void> {
  await sql`
    insert into quarantined_rows (workspace_id, source, row_id, reason, tries, set_aside_at, retry_at)
    values (${row.workspaceId}, ${row.source}, ${row.rowId}, ${row.reason}, 0, ${row.setAsideAt}, ${atOnce})
    on conflict (workspace_id, source, row_id) do update
      set reason = excluded.reason, tries = 0, retry_at = excluded.retry_at`.execute(tx);
}

/** Takes rows whose time to be tried again has come. A process that dies meanwhile leaves them to the next `retryAt`. */
export async function claimRetries(
  tx: ClaimTransaction,
  { now, retryAt, furthest, max }: { now: Date; retryAt: Date; furthest: Date; max: number },
): Promise<QuarantinedRow[]> {
  // A clock that was set back leaves times that are further away than any of ours.
  await sql`update quarantined_rows set retry_at = ${retryAt} where retry_at > ${furthest}`.execute(tx);
  const { rows } = await sql<QuarantinedRow>`
    update quarantined_rows as q set retry_at = ${retryAt}
    from (
      select workspace_id, source, row_id from quarantined_rows
      where retry_at <= ${now}
      order by retry_at limit ${max} for update skip locked
    ) as due
    where q.workspace_id = due.workspace_id and q.source = due.source and q.row_id = due.row_id
    returning q.*`.execute(tx);
  return rows;
}

/** A row failed again. */
export async function updateFailedAgain(tx: ClaimTransaction, key: QuarantineKey, reason: string): Promise<void> {
  const failed = tx.updateTable('quarantinedRows').set((eb) => ({ reason, tries: eb('tries', '+', 1) }));
  await withKey(failed, key).execute();
}

/** @param tries as many as it had when it was taken: somebody may have set it aside anew since */
export async function deleteQuarantined(tx: Transaction, key: QuarantineKey, tries?: number): Promise<void> {
  await withKey(tx.deleteFrom('quarantinedRows'), key)
    .$if(tries !== undefined, (query) => query.where('tries', '=', tries ?? 0))
    .execute();
}

function withKey<Q extends { where(column: 'workspaceId' | 'source' | 'rowId', operator: '=', value: string): Q }>(
  query: Q,
  { workspaceId, source, rowId }: QuarantineKey,
): Q {
  return query.where('workspaceId', '=', workspaceId).where('source', '=', source).where('rowId', '=', rowId);
}

export interface Chosen {
  readonly workspaceId?: WorkspaceId;
  readonly rowIds?: readonly string[];
}

/** Makes these due to be tried again at once; all of them where nothing is said. @returns their ids */
export async function makeRetriesDue(tx: Transaction, { workspaceId, rowIds }: Chosen = {}): Promise<string[]> {
  const rows = await tx
    .updateTable('quarantinedRows')
    .set({ retryAt: atOnce })
    .$if(workspaceId !== undefined, (query) => query.where('workspaceId', '=', workspaceId as WorkspaceId))
    .$if(rowIds !== undefined, (query) => query.where('rowId', 'in', rowIds ?? []))
    .returning('rowId')
    .execute();
  return rows.map(({ rowId }) => rowId);
}

/** What is set aside, the longest first. */
export async function listQuarantined(
  tx: Transaction,
  { workspaceId, skip = 0, max }: { workspaceId?: WorkspaceId; skip?: number; max: number },
): Promise<QuarantinedRow[]> {
  return tx
    .selectFrom('quarantinedRows')
    .selectAll()
    .$if(workspaceId !== undefined, (query) => query.where('workspaceId', '=', workspaceId as WorkspaceId))
    .orderBy('setAsideAt')
    .orderBy('workspaceId')
    .orderBy('source')
    .orderBy('rowId')
    .offset(skip)
    .limit(max)
    .execute();
}

export async function countQuarantined(tx: Transaction, workspaceId?: WorkspaceId): Promise<number> {
  const { count } = await tx
    .selectFrom('quarantinedRows')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .$if(workspaceId !== undefined, (query) => query.where('workspaceId', '=', workspaceId as WorkspaceId))
    .executeTakeFirstOrThrow();
  return Number(count);
}
