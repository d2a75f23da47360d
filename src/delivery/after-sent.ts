import type { DeliveryId } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import type { SentMessage } from './message.ts';
import type { PumpParts } from './pump.ts';
import { findSentPost } from './queries/posts.ts';

/** Under this name posts are set aside that are out, but whose `MessageKind.sent` fails. */
export const afterSentSource = 'delivery.sent';

/** What the kind of a post does once it is out. */
export async function runAfterSent(
  { kinds }: Pick<PumpParts, 'kinds'>,
  act: Act,
  post: { readonly kind: string; readonly subjectId: string } & SentMessage,
): Promise<void> {
  const { kind, subjectId, channelId, ts } = post;
  await kinds.get(kind)?.sent?.(act, subjectId, { channelId, ts });
}

/** How it is tried again where it failed. */
export function registerAfterSent(parts: PumpParts): void {
  parts.quarantine.register(afterSentSource, async ({ workspaceId, id }) => {
    await parts.actor.asTime(workspaceId, async (act) => {
      const post = await findSentPost(act.tx, id as DeliveryId);
      if (post) await runAfterSent(parts, act, post);
    });
    return 'back';
  });
}
