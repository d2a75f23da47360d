import { type Selectable, sql } from 'kysely';
import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { DeliveriesTable } from '../../database/schema.ts';
import type { ClaimTransaction, WorkspaceTransaction } from '../../database/transaction.ts';
import type { DeliveryId } from '../message.ts';

// What was not delivered: refused for good (dead), or due and still waiting. Nothing here reads what a message says.

const columns = [
  'workspaceId',
  'id',
  'kind',
  'operation',
  'targetKind',
  'target',
  'state',
  'attempts',
  'reason',
  'dueAt',
  'retryAt',
  'finishedAt',
] as const;

export type UndeliveredRow = Pick<Selectable<DeliveriesTable>, (typeof columns)[number]>;

/** One workspace, or for a claimer all of them. */
type Transaction = WorkspaceTransaction | ClaimTransaction;

interface Page {
  readonly workspaceId?: WorkspaceId;
  readonly skip?: number;
  readonly most: number;
}

/** What Slack refused for good, newest first. */
export async function listDead(tx: Transaction, { workspaceId, skip = 0, most }: Page): Promise<UndeliveredRow[]> {
  return tx
    .selectFrom('deliveries')
    .select(columns)
    .where('state', '=', 'dead')
    .$if(workspaceId !== undefined, (query) => query.where('workspaceId', '=', workspaceId as WorkspaceId))
    .orderBy('finishedAt', 'desc')
    .orderBy('seq', 'desc')
    .offset(skip)
    .limit(most)
    .execute();
}

export async function countDead(tx: Transaction, workspaceId?: WorkspaceId): Promise<number> {
  const { count } = await tx
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'dead')
    .$if(workspaceId !== undefined, (query) => query.where('workspaceId', '=', workspaceId as WorkspaceId))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * What is due and has not gone out, the longest wait first. What waits because its workspace is closed says why, and until when.
 * @param dueBy calendar time
 */
export async function listWaiting(
  tx: Transaction,
  { workspaceId, skip = 0, most, dueBy }: Page & { readonly dueBy: Date },
): Promise<UndeliveredRow[]> {
  const rows = await tx
    .selectFrom('deliveries as d')
    .leftJoin('deliveryGates as gate', (join) =>
      join.onRef('gate.workspaceId', '=', 'd.workspaceId').on('gate.state', '=', 'closed'),
    )
    .select(columns.map((column) => `d.${column}` as const))
    .select(['gate.reason as closedBecause', 'gate.tryAt as closedUntil'])
    .where('d.state', '=', 'pending')
    .where('d.dueAt', '<=', dueBy)
    .$if(workspaceId !== undefined, (query) => query.where('d.workspaceId', '=', workspaceId as WorkspaceId))
    .orderBy('d.dueAt')
    .orderBy('d.seq')
    .offset(skip)
    .limit(most)
    .execute();
  return rows.map(({ closedBecause, closedUntil, ...row }) => ({
    ...row,
    reason: closedBecause ?? row.reason,
    retryAt: closedUntil ?? row.retryAt,
  }));
}

export async function countWaiting(tx: Transaction, dueBy: Date, workspaceId?: WorkspaceId): Promise<number> {
  const { count } = await tx
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'pending')
    .where('dueAt', '<=', dueBy)
    .$if(workspaceId !== undefined, (query) => query.where('workspaceId', '=', workspaceId as WorkspaceId))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The workspaces in which something is dead. */
export async function listWorkspacesWithDead(tx: ClaimTransaction): Promise<WorkspaceId[]> {
  const rows = await tx
    .selectFrom('deliveries')
    .select('workspaceId')
    .distinct()
    .where('state', '=', 'dead')
    .orderBy('workspaceId')
    .execute();
  return rows.map((row) => row.workspaceId);
}

export type LocatedDelivery = Pick<UndeliveredRow, 'workspaceId' | 'id' | 'state'>;

/** Which workspaces these deliveries belong to. Dead ones are found by their index, others by reading all there are. */
export async function locateDeliveries(tx: ClaimTransaction, ids: readonly DeliveryId[]): Promise<LocatedDelivery[]> {
  const dead = await locate(tx, ids, 'dead');
  const rest = ids.filter((id) => !dead.some((row) => row.id === id));
  return [...dead, ...(await locate(tx, rest))];
}

async function locate(tx: ClaimTransaction, ids: readonly DeliveryId[], state?: 'dead'): Promise<LocatedDelivery[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('deliveries')
    .select(['workspaceId', 'id', 'state'])
    .where('id', 'in', ids)
    .$if(state !== undefined, (query) => query.where('state', '=', 'dead'))
    .execute();
}

/** Whom deliveries are for, by their ids. What goes to a channel is for nobody in particular. */
export async function listRecipients(
  tx: WorkspaceTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonId[]>> {
  const { rows } = await sql<{ id: string; target: PersonId[] }>`
    select id, target from deliveries where target_kind = 'people' and id::text = any(${ids}::text[])`.execute(tx);
  return new Map(rows.map(({ id, target }) => [id, target]));
}

/** What a delivery is, by its id; undefined where this workspace has none such. */
export async function findDelivery(
  tx: WorkspaceTransaction,
  id: DeliveryId,
): Promise<Pick<UndeliveredRow, 'kind' | 'state'> | undefined> {
  return tx.selectFrom('deliveries').select(['kind', 'state']).where('id', '=', id).executeTakeFirst();
}

/** Which of the dead; all of them where nothing is said. */
export interface Chosen {
  readonly ids?: readonly DeliveryId[];
  readonly reason?: string;
}

/**
 * Puts dead deliveries back into the outbox of one workspace; what is not dead stays as it is. A post goes on under its
 * own id, with its tries and its last reason. An update joins the one that waits for the same message, or makes a row of
 * its own that does: turning the dead row itself into a waiting one could meet the waiting one of an action at work.
 * A DM that Slack no longer found is forgotten, so that it is opened anew.
 * @returns how many
 */
export async function resendDead(tx: WorkspaceTransaction, { ids, reason }: Chosen): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with again as (
      update deliveries d
      set
        state = case d.operation when 'post' then 'pending' else 'moot' end,
        finished_at = case d.operation when 'post' then null else d.finished_at end,
        reason = case d.operation when 'post' then d.reason else 'sent again as a newer update' end,
        retry_at = null
      where d.state = 'dead'
        and (${ids === undefined}::boolean or d.id = any(${ids ?? []}::uuid[]))
        and (${reason === undefined}::boolean or d.reason = ${reason ?? ''})
      returning d.*
    ), updates as (
      insert into deliveries
        (workspace_id, id, kind, operation, subject_id, target_kind, target, due_at, state, attempts, created_at)
      select distinct on (kind, subject_id)
        workspace_id, gen_random_uuid(), kind, operation, subject_id, target_kind, target, due_at, 'pending', attempts,
        created_at
      from again where operation = 'update'
      order by kind, subject_id, seq desc
      on conflict (workspace_id, kind, subject_id) where operation = 'update' and state = 'pending' do nothing
    ), forgotten as (
      delete from conversations where members in (
        select target from again
        where target_kind = 'people' and reason in ('channel_not_found', 'is_archived', 'not_in_channel')
      )
    )
    select count(*) as count from again`.execute(tx);
  return Number(rows[0]?.count ?? 0);
}
