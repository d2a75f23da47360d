import type { Insertable } from 'kysely';
import { type ChannelId, newId, type PersonId, type WorkspaceId } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import type { DeliveriesTable } from '../database/schema.ts';
import type { DeliveryId } from './message.ts';

/** Who is to read it: one person or several in the DM with Cairn, or a channel. */
export type Target =
  | { readonly kind: 'people'; readonly ids: readonly PersonId[] }
  | { readonly kind: 'channel'; readonly id: ChannelId };

export interface Post {
  readonly kind: string;
  readonly subjectId: string;
  readonly target: Target;
  /** One post a key and workspace, for ever. Default: one a kind and subject. */
  readonly dedupKey?: string;
  /** Calendar time. Default: now. */
  readonly dueAt?: Date;
}

/** Puts a post in the outbox, in the action's transaction. A second one with the same key is the first one. */
export async function enqueue(act: Act, post: Post): Promise<void> {
  await act.tx
    .insertInto('deliveries')
    .values(deliveryRow(act.workspaceId, act.now, post))
    .onConflict((conflict) => conflict.columns(['workspaceId', 'dedupKey']).doNothing())
    .execute();
}

/** The row of a post, for sweeps that write many at once. */
export function deliveryRow(workspaceId: WorkspaceId, now: Date, post: Post): Insertable<DeliveriesTable> {
  return {
    workspaceId,
    id: newId<DeliveryId>(),
    kind: post.kind,
    operation: 'post',
    subjectId: post.subjectId,
    targetKind: post.target.kind,
    target: post.target.kind === 'people' ? [...new Set(post.target.ids)].sort() : [post.target.id],
    dedupKey: post.dedupKey ?? `${post.kind}:${post.subjectId}`,
    dueAt: post.dueAt ?? now,
    state: 'pending',
    createdAt: now,
  };
}

/**
 * Asks that a posted message show the present state. Waiting updates of one message coalesce. The conflict is an UPDATE,
 * so that a worker which claims the waiting row either sees this transaction's change or leaves room for a row of its own.
 */
export async function enqueueUpdate(act: Act, kind: string, subjectId: string): Promise<void> {
  await act.tx
    .insertInto('deliveries')
    .columns([
      'workspaceId',
      'id',
      'kind',
      'operation',
      'subjectId',
      'targetKind',
      'target',
      'dueAt',
      'state',
      'createdAt',
    ])
    .expression((eb) =>
      eb
        .selectFrom('deliveries')
        .select((post) => [
          'workspaceId',
          post.val(newId<DeliveryId>()).$castTo<DeliveryId>().as('id'),
          'kind',
          post.val('update').as('operation'),
          'subjectId',
          'targetKind',
          'target',
          post.val(act.now).as('dueAt'),
          post.val('pending').as('state'),
          post.val(act.now).as('createdAt'),
        ])
        .where('kind', '=', kind)
        .where('subjectId', '=', subjectId)
        .where('operation', '=', 'post')
        .where('state', 'in', ['pending', 'sending', 'sent'])
        .limit(1),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'kind', 'subjectId'])
        .where('operation', '=', 'update')
        .where('state', '=', 'pending')
        .doUpdateSet((eb) => ({ dueAt: eb.ref('excluded.dueAt') })),
    )
    .execute();
}
