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
export async function insertQuarantined(
  tx: WorkspaceTransaction,
  { retryAt, ...row }: Omit<QuarantinedRow, 'retryAt'> & { readonly retryAt: Date | 'at once' },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('quarantinedRows')
    .values({ ...row, retryAt: retryAt === 'at once' ? atOnce : retryAt })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'source', 'rowId']).doNothing())
    .returning('rowId')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Takes rows whose time to be tried again has come. A process that dies meanwhile leaves them to the next `retryAt`. */
export async function claimRetries(
  tx: ClaimTransaction,
  { now, retryAt, furthest, max }: { now: Date; retryAt: Date; furthest: Date; max: number },
): Promise<QuarantinedRow[]> {
  const { rows } = await sql<QuarantinedRow>`
    update quarantined_rows as q set retry_at = ${retryAt}, tries = q.tries + 1
    from (
      select workspace_id, source, row_id from quarantined_rows
      -- A clock that was set back leaves times that are further away than any of ours.
      where retry_at <= ${now} or retry_at > ${furthest}
      order by retry_at limit ${max} for update skip locked
    ) as due
    where q.workspace_id = due.workspace_id and q.source = due.source and q.row_id = due.row_id
    returning q.*`.execute(tx);
  return rows;
}

export async function updateReason(tx: Transaction, key: QuarantineKey, reason: string): Promise<void> {
  await of(tx.updateTable('quarantinedRows').set({ reason }), key).execute();
}

export async function deleteQuarantined(tx: Transaction, key: QuarantineKey): Promise<void> {
  await of(tx.deleteFrom('quarantinedRows'), key).execute();
}

function of<Q extends { where(column: 'workspaceId' | 'source' | 'rowId', operator: '=', value: string): Q }>(
  query: Q,
  { workspaceId, source, rowId }: QuarantineKey,
): Q {
  return query.where('workspaceId', '=', workspaceId).where('source', '=', source).where('rowId', '=', rowId);
}

export interface Chosen {
  readonly workspaceId?: WorkspaceId | undefined;
  readonly rowIds?: readonly string[] | undefined;
}

/** Makes these due to be tried again at once; all of them where nothing is said. @returns how many */
export async function makeRetriesDue(tx: Transaction, { workspaceId, rowIds }: Chosen = {}): Promise<number> {
  const result = await tx
    .updateTable('quarantinedRows')
    .set({ retryAt: atOnce })
    .$if(workspaceId !== undefined, (query) => query.where('workspaceId', '=', workspaceId as WorkspaceId))
    .$if(rowIds !== undefined, (query) => query.where('rowId', 'in', rowIds ?? []))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** What is set aside, the longest first. */
export async function listQuarantined(
  tx: Transaction,
  { workspaceId, skip = 0, max }: { workspaceId?: WorkspaceId | undefined; skip?: number; max: number },
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
