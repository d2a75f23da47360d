import type { Act } from '../database/act.ts';
import { reasonOf } from '../quarantine/fault.ts';
import { upsertQuarantined } from '../quarantine/queries.ts';
import { insertUpdate } from './enqueue.ts';
import type { DeliveryId, SentMessage } from './message.ts';
import type { PumpParts } from './pump.ts';
import type { ClaimedDelivery } from './queries/claims.ts';
import { findSentPost } from './queries/posts.ts';

/** Under this name posts are set aside that are out, but whose `MessageKind.sent` fails. */
export const afterSentSource = 'delivery.sent';

/** What follows a post once it is out. */
export async function runAfterSent(
  { kinds }: Pick<PumpParts, 'kinds'>,
  act: Act,
  post: Pick<ClaimedDelivery, 'kind' | 'subjectId' | 'isUncertain'> & SentMessage,
): Promise<void> {
  const { kind, subjectId, channelId, ts, isUncertain } = post;
  await kinds.get(kind)?.sent?.(act, subjectId, { channelId, ts });
  // An earlier try may have been stored by Slack as things stood then; the repeat is answered with that message.
  if (isUncertain) await insertUpdate(act, kind, subjectId);
}

/** Leaves it for later, in the transaction that marks the post. Nothing follows an update. */
export async function postponeAfterSent(act: Act, { id, operation }: ClaimedDelivery, error: unknown): Promise<void> {
  if (operation === 'update') return;
  const { workspaceId, now } = act;
  const row = { workspaceId, source: afterSentSource, rowId: id, reason: reasonOf(error), setAsideAt: now };
  await upsertQuarantined(act.tx, row);
}

/** How it is tried again. */
export function registerAfterSent(parts: PumpParts): void {
  parts.quarantine.register(afterSentSource, {
    async redo(act, id) {
      const post = await findSentPost(act.tx, id as DeliveryId);
      if (post) await runAfterSent(parts, act, post);
    },
  });
}
