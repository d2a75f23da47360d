import type { WebAPICallResult, WebClient } from '@slack/web-api';
import type { ChannelId, PersonId } from '../core/ids.ts';
import { clipMrkdwn, mrkdwn } from '../slack/text.ts';
import type { DeliveryId, Message, SentMessage } from './message.ts';

/** Opens (or finds) Cairn's DM with these people. */
export async function openConversation(client: WebClient, people: readonly PersonId[]): Promise<ChannelId> {
  const answer = await client.conversations.open({ users: people.join(',') });
  const id = answer.channel?.id;
  if (!id) throw new Error('conversations.open answered no channel');
  return id as ChannelId;
}

/**
 * Posts once: the delivery's id goes along as `client_msg_id`, so that Slack answers a repeat with the first message.
 * Slack reads the text as mrkdwn too, so it is escaped: what a person wrote must not mention or broadcast.
 * The metadata says which delivery this is and nothing else: anyone in the workspace can read it.
 */
export async function postMessage(
  client: WebClient,
  deliveryId: DeliveryId,
  channelId: ChannelId,
  message: Message,
): Promise<SentMessage> {
  const answer: WebAPICallResult & { ts?: unknown } = await client.apiCall('chat.postMessage', {
    channel: channelId,
    text: mrkdwn`${message.text}`.text,
    blocks: message.blocks,
    unfurl_links: false,
    unfurl_media: false,
    client_msg_id: deliveryId,
    metadata: { event_type: 'cairn_delivery', event_payload: { delivery_id: deliveryId } },
    ...(message.thread ? { thread_ts: message.thread.ts, reply_broadcast: message.thread.alsoInConversation } : {}),
  });
  if (typeof answer.ts !== 'string') throw new Error('chat.postMessage answered no ts');
  return { channelId, ts: answer.ts };
}

/** Slack cuts the text of an update here (of a post at ten times that). */
const longestUpdateText = 4_000;

export async function updateMessage(client: WebClient, sent: SentMessage, message: Message): Promise<void> {
  await client.chat.update({
    channel: sent.channelId,
    ts: sent.ts,
    text: clipMrkdwn(mrkdwn`${message.text}`, longestUpdateText).text,
    blocks: [...message.blocks],
  });
}
