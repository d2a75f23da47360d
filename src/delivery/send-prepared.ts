import type { WebClient } from '@slack/web-api';
import type { ChannelId, PersonId } from '../core/ids.ts';
import { callTimeoutMs } from '../slack/web-client.ts';
import type { SentMessage } from './message.ts';
import type { Pace } from './pacing.ts';
import { providePicture, sayWithPicture } from './picture.ts';
import type { Prepared } from './prepare.ts';
import type { SendParts } from './pump.ts';
import { type ClaimedDelivery, conversationOf } from './queries/claims.ts';
import { saveConversation } from './queries/conversations.ts';
import { findPosted } from './reconcile.ts';
import { openConversation, postMessage, updateMessage } from './send.ts';

type Sendable = Extract<Prepared, { do: 'send' | 'update' }>;

/**
 * Calls Slack, outside any transaction.
 * @returns what stands in Slack now, or that the pace or the lease does not allow the call yet
 * @throws what Slack's client throws
 */
export async function sendPrepared(
  parts: SendParts,
  pace: Pace,
  client: WebClient,
  delivery: ClaimedDelivery,
  what: Sendable,
): Promise<SentMessage | 'not yet'> {
  const time = () => parts.clocks.machine.now().getTime();
  const { picture } = what.message;
  /** Uploading takes its time: what is uploaded is kept, and the rest done under a new lease. */
  const isTooLate = () => picture !== undefined && time() + callTimeoutMs > delivery.leaseUntil.getTime();
  if (what.do === 'update') {
    const pictureId = picture && (await providePicture(parts, client, delivery, picture));
    if (isTooLate()) return 'not yet';
    pace.called('chat.update', time());
    await sayWithPicture(parts, delivery, what.message, pictureId, (said) => updateMessage(client, what.post, said));
    return what.post;
  }
  let { channelId } = delivery;
  if (channelId === null) {
    if (pace.left('conversations.open', time()) === 0) return 'not yet';
    channelId = await openAndSave(parts, pace, client, delivery);
  }
  if (delivery.isUncertain) {
    const posted = await findPosted(parts, client, channelId, delivery, what.message);
    if (posted) return posted;
  }
  const pictureId = picture && (await providePicture(parts, client, delivery, picture));
  if (isTooLate()) return 'not yet';
  pace.called('chat.postMessage', time());
  pace.posted(conversationOf(delivery), time());
  const to = channelId;
  const sent = await sayWithPicture(parts, delivery, what.message, pictureId, (said) =>
    postMessage(client, delivery.id, to, said),
  );
  // Slack counts arrivals: from the answer on it is surely a second.
  pace.posted(conversationOf(delivery), time());
  return sent;
}

async function openAndSave(
  parts: SendParts,
  pace: Pace,
  client: WebClient,
  { workspaceId, target }: ClaimedDelivery,
): Promise<ChannelId> {
  const askedAt = parts.clocks.machine.now();
  pace.called('conversations.open', askedAt.getTime());
  const members = target as PersonId[];
  const channelId = await openConversation(client, members);
  await parts.actor.asTime(workspaceId, (act) =>
    saveConversation(act.tx, { workspaceId, members, channelId, openedAt: act.now, askedAt }),
  );
  return channelId;
}
