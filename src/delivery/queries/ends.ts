import { type Selectable, sql } from 'kysely';
import type { ChannelId } from '../../core/ids.ts';
import type { DeliveriesTable } from '../../database/schema.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { DeliveryId } from '../message.ts';
import type { ClaimedDelivery } from './claims.ts';

// How a worker's hold of deliveries ends. Whoever lost its lease changes nothing any more.

/** How a delivery ended. */
export interface Ending {
  readonly delivery: ClaimedDelivery;
  readonly state: 'sent' | 'moot';
  readonly channelId: ChannelId | null;
  readonly ts: string | null;
  /** Why it is moot, as a code. */
  readonly reason: string | null;
  /** Machine time of the call. */
  readonly triedAt: Date;
}

/** Ends deliveries of one worker at once. @returns the ids of those that it still held */
export async function endDeliveries(
  tx: WorkspaceTransaction,
  endings: readonly Ending[],
  finishedAt: Date,
): Promise<Set<DeliveryId>> {
  const [first] = endings;
  if (!first) return new Set();
  const { rows } = await sql<{ id: DeliveryId }>`
    update deliveries d
    set state = v.state, channel_id = v.channel_id, ts = v.ts, reason = v.reason, tried_at = v.tried_at,
      finished_at = ${finishedAt}, lease_token = null, lease_until = null
    from unnest(
      ${endings.map(({ delivery }) => delivery.id)}::uuid[],
      ${endings.map(({ delivery }) => delivery.leaseToken)}::uuid[],
      ${endings.map(({ state }) => state)}::text[],
      ${endings.map(({ channelId }) => channelId)}::text[],
      ${endings.map(({ ts }) => ts)}::text[],
      ${endings.map(({ reason }) => reason)}::text[],
      ${endings.map(({ triedAt }) => triedAt)}::timestamptz[]
    ) as v (id, lease_token, state, channel_id, ts, reason, tried_at)
    where d.workspace_id = ${first.delivery.workspaceId} and d.id = v.id and d.lease_token = v.lease_token
    returning d.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

type Release = Partial<
  Pick<
    Selectable<DeliveriesTable>,
    'dueAt' | 'reason' | 'retryAt' | 'finishedAt' | 'isUncertain' | 'triedAt' | 'attempts'
  >
>;

/** Ends this worker's hold. @returns false where it no longer held the delivery; then nothing was changed */
export async function releaseDelivery(
  tx: WorkspaceTransaction,
  delivery: ClaimedDelivery,
  state: 'pending' | 'moot' | 'dead',
  release: Release,
): Promise<boolean> {
  const result = await tx
    .updateTable('deliveries')
    .set({ ...release, state, leaseToken: null, leaseUntil: null })
    .where('workspaceId', '=', delivery.workspaceId)
    .where('id', '=', delivery.id)
    .where('leaseToken', '=', delivery.leaseToken)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
