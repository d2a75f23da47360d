import { sql } from 'kysely';
import type { ChannelId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { DeliveryId, MessageName, MessageSubjects } from '../message.ts';
import { subjectText } from '../subject.ts';
import type { ClaimedDelivery } from './claims.ts';

// Where the posts and updates about a subject stand.

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
export async function findPost<Name extends MessageName>(
  tx: WorkspaceTransaction,
  kind: Name,
  subject: MessageSubjects[Name],
): Promise<PostState | undefined> {
  return findPostOfRow(tx, { kind, subjectId: subjectText(subject) });
}

/** As `findPost`, of a row of the outbox, which may be of a kind that an earlier Cairn had. */
export async function findPostOfRow(
  tx: WorkspaceTransaction,
  { kind, subjectId }: Pick<ClaimedDelivery, 'kind' | 'subjectId'>,
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

/** A post that is out, by its delivery; undefined where it is not. */
export async function findSentPost(
  tx: WorkspaceTransaction,
  id: DeliveryId,
): Promise<Pick<ClaimedDelivery, 'kind' | 'subjectId' | 'isUncertain'> | undefined> {
  return tx
    .selectFrom('deliveries')
    .select(['kind', 'subjectId', 'isUncertain'])
    .where('id', '=', id)
    .where('operation', '=', 'post')
    .where('state', '=', 'sent')
    .executeTakeFirst();
}

/** The kinds of messages that are about an id alone: its text is the id. */
type NameOfId = { [Name in MessageName]: MessageSubjects[Name] extends string ? Name : never }[MessageName];

/**
 * Takes back posts of a kind that wait for another channel than this one.
 * @returns the subjects whose posts were taken back; what is on its way or out stays
 */
export async function withdrawPosts<Name extends NameOfId>(
  tx: WorkspaceTransaction,
  kind: Name,
  stays: ChannelId | null,
): Promise<MessageSubjects[Name][]> {
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
  return rows.map((row) => row.subjectId as MessageSubjects[Name]);
}

/** Makes a post that waits fall due at another time. @returns false where it is on its way, out or moot */
export async function movePost<Name extends MessageName>(
  tx: WorkspaceTransaction,
  kind: Name,
  subject: MessageSubjects[Name],
  dueAt: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('deliveries')
    .set({ dueAt })
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectText(subject))
    .where('operation', '=', 'post')
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
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

/** A delivery that waits for its next try is tried now. @returns false where it does not wait any more */
export async function makeDue(tx: WorkspaceTransaction, id: DeliveryId): Promise<boolean> {
  const result = await tx
    .updateTable('deliveries')
    .set({ retryAt: null })
    .where('id', '=', id)
    .where('state', 'in', ['pending', 'sending'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
