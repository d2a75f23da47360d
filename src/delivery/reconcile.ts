import type { WebClient } from '@slack/web-api';
import type { ChannelId } from '../core/ids.ts';
import { slackErrorCode } from '../slack/web-client.ts';
import type { Message, SentMessage } from './message.ts';
import type { SendParts } from './pump.ts';
import type { ClaimedDelivery } from './queries/claims.ts';

/** So many of the newest messages are looked through: one a second at most was posted there since. */
const most = 100;

/**
 * Looks for a delivery whose answer was lost in the conversation itself, by the id in the message's metadata, where the
 * workspace granted the optional `mpim:history`. Where it did not, or the conversation may not be read, the repeat's
 * `client_msg_id` has to do.
 * @throws what Slack's client throws when Slack is in trouble: then the delivery is tried again later
 */
export async function findPosted(
  parts: SendParts,
  client: WebClient,
  channelId: ChannelId,
  delivery: ClaimedDelivery,
  message: Message,
): Promise<SentMessage | undefined> {
  // The scope is for group DMs alone.
  const isGroup = delivery.targetKind === 'people' && delivery.target.length > 1;
  if (!isGroup || parts.unreadable.has(delivery.workspaceId)) return undefined;
  // It cannot have been posted before it was due.
  const since = { oldest: String(delivery.dueAt.getTime() / 1000 - 1), inclusive: true, limit: most };
  try {
    const where = { channel: channelId, include_all_metadata: true, ...since };
    const answer = message.thread
      ? await client.conversations.replies({ ...where, ts: message.thread.ts })
      : await client.conversations.history(where);
    const found = answer.messages?.find(({ metadata }) => {
      const payload = metadata?.event_payload as { delivery_id?: unknown } | undefined;
      return payload?.delivery_id === delivery.id;
    });
    return found?.ts === undefined ? undefined : { channelId, ts: found.ts };
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === undefined) throw error;
    // Asked once a workspace and process: an app that may not read is not to ask at every repeat.
    if (code === 'missing_scope') parts.unreadable.add(delivery.workspaceId);
    return undefined;
  }
}
