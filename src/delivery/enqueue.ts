import type { Insertable } from 'kysely';
import { type ChannelId, newId, type PersonId, type WorkspaceId } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import type { DeliveriesTable } from '../database/schema.ts';
import type { DeliveryId, MessageName, MessageSubjects } from './message.ts';
import { subjectText } from './subject.ts';

/** Who is to read it: one person or several in the DM with Cairn, or a channel. */
export type Target =
  | { readonly kind: 'people'; readonly ids: readonly PersonId[] }
  | { readonly kind: 'channel'; readonly id: ChannelId };

export interface PostOptions {
  readonly target: Target;
  /** One post a key and workspace, for ever. Default: one a kind and subject. */
  readonly dedupKey?: string;
  /** Calendar time. Default: now. */
  readonly dueAt?: Date;
}

/** Puts a post in the outbox, in the action's transaction. A second one with the same key is the first one. */
export async function enqueue<Name extends MessageName>(
  act: Act,
  kind: Name,
  subject: MessageSubjects[Name],
  options: PostOptions,
): Promise<void> {
  await act.tx
    .insertInto('deliveries')
    .values(deliveryRow(act.workspaceId, act.now, kind, subject, options))
    .onConflict((conflict) => conflict.columns(['workspaceId', 'dedupKey']).doNothing())
    .execute();
}

/** As `enqueue`, for many posts of a kind in one statement. */
export async function enqueueAll<Name extends MessageName>(
  act: Act,
  kind: Name,
  posts: readonly (PostOptions & { readonly subject: MessageSubjects[Name] })[],
): Promise<void> {
  if (posts.length === 0) return;
  await act.tx
    .insertInto('deliveries')
    .values(posts.map(({ subject, ...options }) => deliveryRow(act.workspaceId, act.now, kind, subject, options)))
    .onConflict((conflict) => conflict.columns(['workspaceId', 'dedupKey']).doNothing())
    .execute();
}

/** The row of a post, for sweeps that write many at once. */
export function deliveryRow<Name extends MessageName>(
  workspaceId: WorkspaceId,
  now: Date,
  kind: Name,
  subject: MessageSubjects[Name],
  { target, dedupKey, dueAt }: PostOptions,
): Insertable<DeliveriesTable> {
  const subjectId = subjectText(subject);
  return {
    workspaceId,
    id: newId<DeliveryId>(),
    kind,
    operation: 'post',
    subjectId,
    targetKind: target.kind,
    target: target.kind === 'people' ? [...new Set(target.ids)].sort() : [target.id],
    dedupKey: dedupKey ?? `${kind}:${subjectId}`,
    dueAt: dueAt ?? now,
    state: 'pending',
    createdAt: now,
  };
}

/**
 * Asks that a posted message show the present state. Waiting updates of one message coalesce. The conflict is an UPDATE,
 * so that a worker which claims the waiting row either sees this transaction's change or leaves room for a row of its own.
 */
export async function enqueueUpdate<Name extends MessageName>(
  act: Act,
  kind: Name,
  subject: MessageSubjects[Name],
): Promise<void> {
  await insertUpdate(act, kind, subjectText(subject));
}

/** As `enqueueUpdate`, of a row of the outbox, which may be of a kind that an earlier Cairn had. */
export async function insertUpdate(act: Act, kind: string, subjectId: string): Promise<void> {
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
