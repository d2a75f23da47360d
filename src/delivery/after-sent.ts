import type { Act } from '../database/act.ts';
import { reasonOf } from '../quarantine/fault.ts';
import { upsertQuarantined } from '../quarantine/queries.ts';
import { insertUpdate } from './enqueue.ts';
import type { DeliveryId } from './message.ts';
import type { PumpParts } from './pump.ts';
import type { ClaimedDelivery } from './queries/claims.ts';
import { findSentPost } from './queries/posts.ts';

/** Under this name posts are set aside that are out, but whose `MessageKind.sentAll` fails. */
export const afterSentSource = 'delivery.sent';

/** What follows posts of one workspace once they are out. */
export async function runAfterSent(
  { kinds }: Pick<PumpParts, 'kinds'>,
  act: Act,
  posts: readonly Pick<ClaimedDelivery, 'kind' | 'subjectId' | 'isUncertain'>[],
): Promise<void> {
  for (const [kind, ofKind] of Map.groupBy(posts, (post) => post.kind)) {
    const subjectIds = ofKind.map(({ subjectId }) => subjectId);
    await kinds.get(kind)?.sentAll?.(act, subjectIds);
  }
  for (const { kind, subjectId, isUncertain } of posts) {
    // An earlier try may have been stored by Slack as things stood then; the repeat is answered with that message.
    if (isUncertain) await insertUpdate(act, kind, subjectId);
  }
}

/** Leaves it for later, in the transaction that marks the post. */
export async function postponeAfterSent(act: Act, { id }: Pick<ClaimedDelivery, 'id'>, error: unknown): Promise<void> {
  const { workspaceId, now } = act;
  const row = { workspaceId, source: afterSentSource, rowId: id, reason: reasonOf(error), setAsideAt: now };
  await upsertQuarantined(act.tx, row);
}

/** How it is tried again. */
export function registerAfterSent(parts: PumpParts): void {
  parts.quarantine.register(afterSentSource, {
    async redo(act, id) {
      const post = await findSentPost(act.tx, id as DeliveryId);
      if (post) await runAfterSent(parts, act, [post]);
    },
  });
}
