import type { Selectable } from 'kysely';
import type { DeliveryId, WorkspaceId } from '../../core/ids.ts';
import type { DeliveriesTable } from '../../database/schema.ts';
import type { ClaimTransaction, WorkspaceTransaction } from '../../database/transaction.ts';

// Who holds what: claimed by a worker under a lease, given back or ended by the same worker.

export interface ClaimedDelivery {
  readonly workspaceId: WorkspaceId;
  readonly id: DeliveryId;
  readonly kind: string;
  readonly operation: 'post' | 'update';
  readonly subjectId: string;
  readonly targetKind: 'people' | 'channel';
  readonly target: string[];
  readonly attempts: number;
  readonly leaseToken: string;
}

export interface Claim {
  /** Calendar time: what is due. */
  readonly dueBy: Date;
  /** Machine time: what may be tried now. */
  readonly now: Date;
  readonly leaseUntil: Date;
  readonly leaseToken: string;
  readonly most: number;
}

/** Takes the oldest due deliveries that no other worker holds, leaving out workspaces that Slack asked to wait for. */
export async function claimDeliveries(tx: ClaimTransaction, claim: Claim): Promise<ClaimedDelivery[]> {
  const rows = await tx
    .with('due', (db) =>
      db
        .selectFrom('deliveries as d')
        .select(['d.workspaceId', 'd.id'])
        .where('d.state', '=', 'pending')
        .where('d.dueAt', '<=', claim.dueBy)
        .where((eb) => eb.or([eb('d.retryAt', 'is', null), eb('d.retryAt', '<=', claim.now)]))
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('deliveryGates as g')
                .select('g.workspaceId')
                .whereRef('g.workspaceId', '=', 'd.workspaceId')
                .where('g.blockedUntil', '>', claim.now),
            ),
          ),
        )
        // One call a message at a time: of two updates on their way the older could arrive last.
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('deliveries as other')
                .select('other.id')
                .whereRef('other.workspaceId', '=', 'd.workspaceId')
                .whereRef('other.kind', '=', 'd.kind')
                .whereRef('other.subjectId', '=', 'd.subjectId')
                .where('d.operation', '=', 'update')
                .where('other.state', '=', 'sending'),
            ),
          ),
        )
        .orderBy('d.dueAt')
        .orderBy('d.seq')
        .limit(claim.most)
        .forUpdate('d')
        .skipLocked(),
    )
    .updateTable('deliveries')
    .from('due')
    .whereRef('deliveries.workspaceId', '=', 'due.workspaceId')
    .whereRef('deliveries.id', '=', 'due.id')
    .set((eb) => ({
      state: 'sending',
      attempts: eb('deliveries.attempts', '+', 1),
      leaseToken: claim.leaseToken,
      leaseUntil: claim.leaseUntil,
    }))
    .returning([
      'deliveries.workspaceId',
      'deliveries.id',
      'deliveries.kind',
      'deliveries.operation',
      'deliveries.subjectId',
      'deliveries.targetKind',
      'deliveries.target',
      'deliveries.attempts',
      'deliveries.seq',
      'deliveries.dueAt',
    ])
    .execute();
  rows.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.seq - b.seq);
  return rows.map((row) => ({ ...row, leaseToken: claim.leaseToken }));
}

/** When the first delivery falls due that is to go out after now. */
export async function findNextDeliveryAt(tx: ClaimTransaction, now: Date): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('deliveries')
    .select('dueAt')
    .where('state', '=', 'pending')
    .where('dueAt', '>', now)
    .orderBy('dueAt')
    .limit(1)
    .executeTakeFirst();
  return row?.dueAt;
}

/**
 * Gives back what a worker held that has not been heard of since. An update joins a newer one that already waits.
 * @returns how many
 */
export async function releaseExpiredLeases(tx: ClaimTransaction, now: Date): Promise<number> {
  const result = await tx
    .updateTable('deliveries')
    .set((eb) => ({
      state: eb
        .case()
        .when(
          eb.and([
            eb('operation', '=', 'update'),
            eb.exists(
              eb
                .selectFrom('deliveries as newer')
                .select('newer.id')
                .whereRef('newer.workspaceId', '=', 'deliveries.workspaceId')
                .whereRef('newer.kind', '=', 'deliveries.kind')
                .whereRef('newer.subjectId', '=', 'deliveries.subjectId')
                .where('newer.operation', '=', 'update')
                .where('newer.state', '=', 'pending'),
            ),
          ]),
        )
        .then('moot' as const)
        .else('pending' as const)
        .end(),
      leaseToken: null,
      leaseUntil: null,
    }))
    .where('state', '=', 'sending')
    .where('leaseUntil', '<=', now)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Proves that this worker still holds the delivery, and goes on holding it. @returns false where another took over */
export async function renewLease(tx: WorkspaceTransaction, delivery: ClaimedDelivery, until: Date): Promise<boolean> {
  const result = await tx
    .updateTable('deliveries')
    .set({ leaseUntil: until })
    .where('id', '=', delivery.id)
    .where('leaseToken', '=', delivery.leaseToken)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

type End = Partial<Pick<Selectable<DeliveriesTable>, 'reason' | 'retryAt' | 'finishedAt' | 'channelId' | 'ts'>>;

/** Ends this worker's hold. @returns false where it no longer held the delivery; then nothing was changed */
export async function releaseDelivery(
  tx: WorkspaceTransaction,
  delivery: ClaimedDelivery,
  state: 'pending' | 'sent' | 'moot' | 'dead',
  end: End,
): Promise<boolean> {
  const result = await tx
    .updateTable('deliveries')
    .set({ ...end, state, leaseToken: null, leaseUntil: null })
    .where('id', '=', delivery.id)
    .where('leaseToken', '=', delivery.leaseToken)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
