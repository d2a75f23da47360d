import { sql } from 'kysely';
import type { WorkspaceId } from '../../core/ids.ts';
import type { ClaimTransaction, WorkspaceTransaction } from '../../database/transaction.ts';
import type { RowRef } from '../../quarantine/isolate.ts';
import { isNotQuarantined } from '../../quarantine/queries.ts';

// The first level of the claim: whose turn it is. Writes of a gate are short, and the last of their transaction.

/** A workspace's gate in this worker's hands, for one turn. */
export interface HeldGate {
  readonly workspaceId: WorkspaceId;
  readonly holder: string;
  /** The number of this turn, counted over all workers. */
  readonly turns: number;
}

export interface Taking {
  /** Calendar time. */
  readonly dueBy: Date;
  /** Machine time. */
  readonly now: Date;
  readonly leaseUntil: Date;
  readonly holder: string;
  readonly most: number;
}

/** Under these names are set aside: gates that cannot be taken, or not be repaired, and deliveries that cannot be claimed. */
export const takeSource = 'delivery.take';
export const repairSource = 'delivery.repair';
export const claimSource = 'delivery.claim';

const isTakeable = isNotQuarantined(takeSource, 'g.workspace_id', 'g.workspace_id');

/**
 * Takes gates: of what is due and of what is to be looked at again half each, longest waiting first, so that neither kind
 * keeps the other from its turn. A held gate whose lease is over is one of the latter.
 */
export async function takeGates(tx: ClaimTransaction, taking: Taking): Promise<HeldGate[]> {
  const { dueBy, now, leaseUntil, holder, most } = taking;
  const half = Math.ceil(most / 2);
  const { rows } = await sql<{ workspaceId: WorkspaceId; turns: number }>`
    with due as (
      select workspace_id from delivery_gates as g where state = 'open' and due_at <= ${dueBy} and ${isTakeable}
      order by due_at, turns limit ${half} for update skip locked
    ), again as (
      select workspace_id from delivery_gates as g where try_at <= ${now} and ${isTakeable}
      order by try_at limit ${half} for update skip locked
    )
    update delivery_gates as gate
    set state = 'held', holder = ${holder}, try_at = ${leaseUntil}, due_at = null, turns = turns + 1, closed_at = null,
      reason = null
    from (select workspace_id from due union select workspace_id from again) as taken
    where gate.workspace_id = taken.workspace_id
    returning gate.workspace_id, gate.turns`.execute(tx);
  return rows.map((row) => ({ ...row, holder }));
}

/** The gates that may be taken, by their keys alone: to find the one that breaks `takeGates`. */
export async function listTakeable(tx: ClaimTransaction, { dueBy, now }: Taking): Promise<RowRef[]> {
  const { rows } = await sql<RowRef>`
    select workspace_id, workspace_id as id from delivery_gates as g
    where ((state = 'open' and due_at <= ${dueBy}) or try_at <= ${now}) and ${isTakeable}
    -- The longest waiting come first in a claim too; of each kind it takes a few.
    order by least(due_at, try_at) limit 1000`.execute(tx);
  return rows;
}

/** Makes an open gate be looked at now. Whoever holds it looks again by itself: its lease must not end under its hands. */
export async function wakeGate(tx: ClaimTransaction, workspaceId: WorkspaceId, now: Date): Promise<void> {
  await sql`update delivery_gates
    set wake = wake + 1, try_at = case state when 'open' then least(try_at, ${now}) else try_at end
    where workspace_id = ${workspaceId} and state <> 'closed'`.execute(tx);
}

/** Writes what taking writes, whatever these gates wait for. */
export async function touchGates(tx: ClaimTransaction, gates: readonly RowRef[], taking: Taking): Promise<void> {
  await sql`
    update delivery_gates
    set state = 'held', holder = ${taking.holder}, try_at = ${taking.leaseUntil}, due_at = null, turns = turns + 1,
      closed_at = null, reason = null
    where workspace_id = any(${gates.map(({ workspaceId }) => workspaceId)}::text[])`.execute(tx);
}

/**
 * Proves that the gate is still this worker's, and goes on holding it.
 * @returns its wake counter, and whether somebody who has not been heard of since left something under way; undefined where
 * the gate is lost
 */
export async function holdGate(
  tx: WorkspaceTransaction,
  gate: HeldGate,
  leaseUntil: Date,
  now: Date,
): Promise<{ wake: number; leavesBehind: boolean } | undefined> {
  const { rows } = await sql<{ wake: number; leavesBehind: boolean }>`
    update delivery_gates set try_at = ${leaseUntil}
    where workspace_id = ${gate.workspaceId} and holder = ${gate.holder}
    returning wake, exists (
      select from deliveries where workspace_id = ${gate.workspaceId} and state = 'sending' and lease_until <= ${now}
    ) as leaves_behind`.execute(tx);
  return rows[0];
}

/** When the gate is to be taken again: by the calendar, by the machine clock, or only when something is enqueued. */
export interface Alarms {
  readonly dueAt: Date | null;
  readonly tryAt: Date | null;
}

/** Lets go. @returns false where something was enqueued since `wake` was read (or the gate is lost): look again */
export async function releaseGate(
  tx: WorkspaceTransaction,
  gate: HeldGate,
  wake: number,
  alarms: Alarms,
): Promise<boolean> {
  const result = await tx
    .updateTable('deliveryGates')
    .set({ ...alarms, state: 'open', holder: null })
    .where('workspaceId', '=', gate.workspaceId)
    .where('holder', '=', gate.holder)
    .where('wake', '=', wake)
    // Nothing to wait for the disk for: where a crash undoes it, the lease ends by itself.
    .where(sql<boolean>`set_config('synchronous_commit', 'off', true) = 'off'`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Lets go with work left: the others that wait have their turn first.
 * @param hint tells other processes, where this one will not go on
 */
export async function requeueGate(tx: WorkspaceTransaction, gate: HeldGate, now: Date, hint: boolean): Promise<void> {
  if (hint) await sql`select pg_notify('cairn_delivery', '')`.execute(tx);
  await tx
    .updateTable('deliveryGates')
    .set({ state: 'open', holder: null, dueAt: now, tryAt: null })
    .where('workspaceId', '=', gate.workspaceId)
    .where('holder', '=', gate.holder)
    .execute();
}

/** From `closedAt` on nothing is sent to the workspace, before `tryAt` (both machine time). `reason`: why, as a code. */
export async function closeGate(
  tx: WorkspaceTransaction,
  gate: HeldGate,
  closing: { closedAt: Date; tryAt: Date; reason: string },
): Promise<void> {
  await tx
    .updateTable('deliveryGates')
    .set({ ...closing, state: 'closed', holder: null })
    .where('workspaceId', '=', gate.workspaceId)
    .where('holder', '=', gate.holder)
    .execute();
}

/**
 * Repairs what no transaction of ours leaves behind, but a clock that was set back does, or a row written by hand: waits
 * that reach further into the future than any of ours, and gates that do not know what is due.
 * @param furthest the longest waits there can be, from now: of a retry, and of a lease (machine time)
 * @param only these workspaces; all that are not set aside where it is left out
 * @returns false where another process is at it
 */
export async function repairFutureTimestamps(
  tx: ClaimTransaction,
  now: Date,
  furthest: { retryAt: Date; leaseUntil: Date },
  only?: readonly WorkspaceId[],
): Promise<boolean> {
  // One process is enough; the others have it done for them.
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${repairLock}) as mine`.execute(tx);
  if (!rows[0]?.mine) return false;
  const here = (column: string) =>
    only === undefined
      ? isNotQuarantined(repairSource, column, column)
      : sql<boolean>`${sql.ref(column)} = any(${only}::text[])`;
  await sql`update deliveries set retry_at = ${now}
    where state = 'pending' and retry_at > ${furthest.retryAt} and ${here('deliveries.workspace_id')}`.execute(tx);
  await sql`update deliveries set lease_until = ${now}
    where state = 'sending' and lease_until > ${furthest.leaseUntil} and ${here('deliveries.workspace_id')}`.execute(
    tx,
  );
  await sql`update delivery_gates set try_at = ${now}
    where state = 'held' and try_at > ${furthest.leaseUntil} and ${here('delivery_gates.workspace_id')}`.execute(tx);
  await sql`update delivery_gates set try_at = try_at - (closed_at - ${now}::timestamptz), closed_at = ${now}
    where state = 'closed' and closed_at > ${now} and ${here('delivery_gates.workspace_id')}`.execute(tx);
  const isClaimable = isNotQuarantined(claimSource, 'd.workspace_id', 'd.id');
  await sql`
    update delivery_gates as gate
    set wake = wake + 1, due_at = least(gate.due_at, waiting.due_at), try_at = least(gate.try_at, waiting.retry_at)
    from (
      select g.workspace_id,
        (select min(d.due_at) from deliveries d
          where d.workspace_id = g.workspace_id and d.state = 'pending' and d.retry_at is null and ${isClaimable}
        ) as due_at,
        (select least(min(d.retry_at) filter (where d.state = 'pending'), min(d.lease_until)) from deliveries d
          where d.workspace_id = g.workspace_id and ${isClaimable}
            and (d.state = 'sending' or (d.state = 'pending' and d.retry_at is not null))
        ) as retry_at
      from delivery_gates g where g.state = 'open' and ${here('g.workspace_id')}
    ) as waiting
    where gate.workspace_id = waiting.workspace_id and gate.state = 'open'
      and (waiting.due_at < coalesce(gate.due_at, 'infinity') or waiting.retry_at < coalesce(gate.try_at, 'infinity'))
  `.execute(tx);
  return true;
}

/** The gates whose timestamps are repaired, by their keys alone. */
export async function listGates(tx: ClaimTransaction): Promise<RowRef[]> {
  const { rows } = await sql<RowRef>`
    select workspace_id, workspace_id as id from delivery_gates as g
    where ${isNotQuarantined(repairSource, 'g.workspace_id', 'g.workspace_id')}`.execute(tx);
  return rows;
}
const repairLock = 6_021_774;

/** When a gate is to be taken again that waits for the machine clock. */
export async function findNextTryAt(tx: ClaimTransaction): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('deliveryGates as g')
    .select('tryAt')
    .where('tryAt', 'is not', null)
    .where(isTakeable)
    .orderBy('tryAt')
    .limit(1)
    .executeTakeFirst();
  return row?.tryAt ?? undefined;
}

/** When the first delivery falls due that is to go out after now. */
export async function findNextDeliveryAt(tx: ClaimTransaction, now: Date): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('deliveryGates')
    .select('dueAt')
    .where('state', '=', 'open')
    .where('dueAt', '>', now)
    .orderBy('dueAt')
    .limit(1)
    .executeTakeFirst();
  return row?.dueAt ?? undefined;
}
