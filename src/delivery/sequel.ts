import type { DeliveryId } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import type { SentMessage } from './message.ts';
import type { PumpParts } from './pump.ts';
import { findSentPost } from './queries/posts.ts';

/** Under this name posts are set aside that are out, but whose sequel (`MessageKind.sent`) fails. */
export const sequelSource = 'delivery.sent';

/** What the kind of a post does once it is out. */
export async function runSequel(
  { kinds }: Pick<PumpParts, 'kinds'>,
  act: Act,
  post: { readonly kind: string; readonly subjectId: string } & SentMessage,
): Promise<void> {
  const { kind, subjectId, channelId, ts } = post;
  await kinds.get(kind)?.sent?.(act, subjectId, { channelId, ts });
}

/** How a sequel that was set aside is tried again. */
export function registerSequels(parts: PumpParts): void {
  parts.quarantine.register(sequelSource, async ({ workspaceId, id }) => {
    await parts.actor.asTime(workspaceId, async (act) => {
      const post = await findSentPost(act.tx, id as DeliveryId);
      if (post) await runSequel(parts, act, post);
    });
    return 'back';
  });
}
