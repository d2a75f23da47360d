import { type Selectable, sql } from 'kysely';
import type { ChannelId, DeliveryId, PersonId, WorkspaceId } from '../core/ids.ts';
import type { DeliveriesTable } from '../database/schema.ts';
import type { ClaimTransaction, WorkspaceTransaction } from '../database/transaction.ts';

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

/**
 * A newer update of the same message waits: this one may join it. Without this, giving back an update whose successor
 * already waits would break the one-waiting-update rule.
 */
export async function hasWaitingUpdate(tx: WorkspaceTransaction, delivery: ClaimedDelivery): Promise<boolean> {
  const row = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('kind', '=', delivery.kind)
    .where('subjectId', '=', delivery.subjectId)
    .where('operation', '=', 'update')
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return row !== undefined;
}

export interface PostState {
  readonly state: 'pending' | 'sending' | 'sent' | 'moot' | 'dead';
  readonly channelId: ChannelId | null;
  readonly ts: string | null;
}

/** Where the post of a kind about a subject stands. */
export async function findPost(
  tx: WorkspaceTransaction,
  kind: string,
  subjectId: string,
): Promise<PostState | undefined> {
  return (
    tx
      .selectFrom('deliveries')
      .select(['state', 'channelId', 'ts'])
      .where('kind', '=', kind)
      .where('subjectId', '=', subjectId)
      .where('operation', '=', 'post')
      // A post that was taken back and made again has several rows: the last one counts.
      .orderBy('seq', 'desc')
      .executeTakeFirst()
  );
}

export async function blockWorkspace(tx: WorkspaceTransaction, workspaceId: WorkspaceId, until: Date): Promise<void> {
  await tx
    .insertInto('deliveryGates')
    .values({ workspaceId, blockedUntil: until })
    .onConflict((conflict) =>
      conflict
        .column('workspaceId')
        .doUpdateSet({ blockedUntil: sql`greatest(delivery_gates.blocked_until, excluded.blocked_until)` }),
    )
    .execute();
}

/**
 * Takes back posts of a kind that wait for another channel than this one.
 * @returns the subjects whose posts were taken back; what is on its way or out stays
 */
export async function withdrawPosts(
  tx: WorkspaceTransaction,
  kind: string,
  stays: ChannelId | null,
): Promise<string[]> {
  const rows = await tx
    .updateTable('deliveries')
    .set({ state: 'moot', reason: 'the channel was changed' })
    .where('kind', '=', kind)
    .where('operation', '=', 'post')
    .where('targetKind', '=', 'channel')
    .where('state', '=', 'pending')
    .where(sql<boolean>`target <> ${stays === null ? [] : [stays]}::text[]`)
    .returning('subjectId')
    .execute();
  return rows.map((row) => row.subjectId);
}

/** Tries at once what Slack refused until a person mends something: somebody may just have mended it. */
export async function wakeHeldDeliveries(tx: WorkspaceTransaction): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ retryAt: null })
    .where('targetKind', '=', 'channel')
    .where('state', '=', 'pending')
    .execute();
}

/** The DM of Cairn with exactly these people. */
export async function findConversation(
  tx: WorkspaceTransaction,
  members: readonly string[],
): Promise<ChannelId | undefined> {
  const row = await tx
    .selectFrom('conversations')
    .select('channelId')
    .where(sql<boolean>`members = ${[...members].sort()}::text[]`)
    .executeTakeFirst();
  return row?.channelId;
}

/** Who is in a DM that Cairn opened; undefined for any other conversation. */
export async function findConversationMembers(
  tx: WorkspaceTransaction,
  channelId: ChannelId,
): Promise<PersonId[] | undefined> {
  const row = await tx
    .selectFrom('conversations')
    .select('members')
    .where('channelId', '=', channelId)
    .executeTakeFirst();
  return row?.members;
}

/** Forgets a DM, so that the next delivery to these people opens it anew. */
export async function deleteConversation(tx: WorkspaceTransaction, members: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('conversations')
    .where(sql<boolean>`members = ${[...members].sort()}::text[]`)
    .execute();
}

export async function saveConversation(
  tx: WorkspaceTransaction,
  conversation: { workspaceId: WorkspaceId; members: readonly PersonId[]; channelId: ChannelId; openedAt: Date },
): Promise<void> {
  await tx
    .insertInto('conversations')
    .values({ ...conversation, members: [...conversation.members].sort() })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'members']).doUpdateSet({ channelId: conversation.channelId }),
    )
    .execute();
}
