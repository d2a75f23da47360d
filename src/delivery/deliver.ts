import type { WebClient } from '@slack/web-api';
import type { ChannelId, PersonId } from '../core/ids.ts';
import { enqueueUpdate } from './enqueue.ts';
import type { Message, Rendered, SentMessage } from './message.ts';
import type { PumpParts } from './pump.ts';
import { type ClaimedDelivery, releaseDelivery, renewLease } from './queries/claims.ts';
import { findConversation, saveConversation } from './queries/conversations.ts';
import { findPost, hasWaitingUpdate } from './queries/posts.ts';
import { openConversation, postMessage, updateMessage } from './send.ts';

const waitSeconds = 2;

type Prepared =
  | Rendered
  | { readonly do: 'update'; readonly message: Message; readonly post: SentMessage }
  /** Another worker holds it now. */
  | { readonly do: 'leave' };

/**
 * Renders from the present state, sends outside any transaction, marks. Whatever dies in between leaves a leased row
 * that is tried again under the same `client_msg_id`.
 * @throws what Slack's client throws; the row is then still leased
 */
export async function deliver(parts: PumpParts, delivery: ClaimedDelivery): Promise<void> {
  const prepared = await prepare(parts, delivery);
  switch (prepared.do) {
    case 'leave':
      return;
    case 'skip':
      return release(parts, delivery, 'moot', prepared.because);
    case 'wait':
      return release(parts, delivery, 'pending', prepared.because);
    case 'update': {
      await updateMessage(await parts.clientFor(delivery.workspaceId), prepared.post, prepared.message);
      return markSent(parts, delivery, prepared.post);
    }
    case 'send': {
      const client = await parts.clientFor(delivery.workspaceId);
      const channelId = await resolveChannel(parts, client, delivery);
      return markSent(parts, delivery, await postMessage(client, delivery.id, channelId, prepared.message));
    }
  }
}

async function prepare(parts: PumpParts, delivery: ClaimedDelivery): Promise<Prepared> {
  const kind = parts.kinds.get(delivery.kind);
  if (!kind) throw new Error(`no message kind is called ${delivery.kind}`);
  const leaseUntil = new Date(parts.clocks.machine.now().getTime() + parts.leaseSeconds * 1000);
  const { result } = await parts.actor.asTime<Prepared>(delivery.workspaceId, async (act) => {
    if (!(await renewLease(act.tx, delivery, leaseUntil))) return { do: 'leave' };
    if (delivery.operation === 'post') return kind.render(act, delivery.subjectId, 'post');
    const post = await findPost(act.tx, delivery.kind, delivery.subjectId);
    // A post that has not gone out yet will show the present state by itself.
    if (post?.state !== 'sent' || post.channelId === null || post.ts === null) {
      return { do: 'skip', because: 'the post is not out' };
    }
    const rendered = await kind.render(act, delivery.subjectId, 'update');
    if (rendered.do !== 'send') return rendered;
    return { do: 'update', message: rendered.message, post: { channelId: post.channelId, ts: post.ts } };
  });
  return result;
}

async function resolveChannel(parts: PumpParts, client: WebClient, delivery: ClaimedDelivery): Promise<ChannelId> {
  if (delivery.targetKind === 'channel') return delivery.target[0] as ChannelId;
  const { workspaceId } = delivery;
  const members = delivery.target as PersonId[];
  const known = await parts.actor.asTime(workspaceId, (act) => findConversation(act.tx, members));
  if (known.result) return known.result;
  const channelId = await openConversation(client, members);
  await parts.actor.asTime(workspaceId, (act) =>
    saveConversation(act.tx, { workspaceId, members, channelId, openedAt: act.now }),
  );
  return channelId;
}

async function markSent(parts: PumpParts, delivery: ClaimedDelivery, sent: SentMessage): Promise<void> {
  parts.heard?.('ok');
  await parts.actor.asTime(delivery.workspaceId, async (act) => {
    const end = { channelId: sent.channelId, ts: sent.ts, reason: null, finishedAt: act.now };
    if (!(await releaseDelivery(act.tx, delivery, 'sent', end))) return;
    if (delivery.operation === 'update') return;
    await parts.kinds.get(delivery.kind)?.sent?.(act, delivery.subjectId, sent);
    // An earlier try may have been stored by Slack as things stood then; the repeat is answered with that message.
    if (delivery.attempts > 1) await enqueueUpdate(act, delivery.kind, delivery.subjectId);
  });
}

async function release(
  parts: PumpParts,
  delivery: ClaimedDelivery,
  state: 'moot' | 'pending',
  reason: string,
): Promise<void> {
  const retryAt = new Date(parts.clocks.machine.now().getTime() + waitSeconds * 1000);
  await parts.actor.asTime(delivery.workspaceId, async (act) => {
    const joined = state === 'pending' && delivery.operation === 'update' && (await hasWaitingUpdate(act.tx, delivery));
    if (state === 'moot' || joined) await releaseDelivery(act.tx, delivery, 'moot', { reason, finishedAt: act.now });
    else await releaseDelivery(act.tx, delivery, 'pending', { reason, retryAt });
  });
}
