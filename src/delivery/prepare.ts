import type { WorkspaceId } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import { isRowFault } from '../quarantine/fault.ts';
import type { Message, Rendered, SentMessage } from './message.ts';
import type { PumpParts } from './pump.ts';
import type { ClaimedDelivery } from './queries/claims.ts';
import { claimSource } from './queries/gates.ts';
import { findPostOfRow } from './queries/posts.ts';
import { recordFault } from './record-failure.ts';

/** What is to be done with a claimed delivery, as things stand now. */
export type Prepared = Rendered | { readonly do: 'update'; readonly message: Message; readonly post: SentMessage };

/**
 * Renders deliveries of one workspace from the present state, in one transaction. One that cannot be rendered costs the
 * others nothing: each then gets a transaction of its own, and the bad one is tried again later.
 */
export async function prepare(
  parts: PumpParts,
  workspaceId: WorkspaceId,
  deliveries: readonly ClaimedDelivery[],
): Promise<[ClaimedDelivery, Prepared][]> {
  try {
    return await prepareTogether(parts, workspaceId, deliveries);
  } catch (error) {
    const [only, ...others] = deliveries;
    if (only && others.length === 0) {
      await recordFault(parts, only, error).catch((failure: unknown) => setAsideUnreleased(parts, only, failure));
      return [];
    }
    const each = [];
    for (const delivery of deliveries) each.push(await prepare(parts, workspaceId, [delivery]));
    return each.flat();
  }
}

async function prepareTogether(
  parts: PumpParts,
  workspaceId: WorkspaceId,
  deliveries: readonly ClaimedDelivery[],
): Promise<[ClaimedDelivery, Prepared][]> {
  const { result } = await parts.actor.asTime(workspaceId, async (act) => {
    const prepared: [ClaimedDelivery, Prepared][] = [];
    const posts = await renderCrowds(parts, act, deliveries);
    for (const delivery of deliveries) {
      prepared.push([delivery, posts.get(delivery) ?? (await prepareOne(parts, act, delivery))]);
    }
    return prepared;
  });
  return result;
}

/** The posts of kinds that render many at once. */
async function renderCrowds(
  parts: PumpParts,
  act: Act,
  deliveries: readonly ClaimedDelivery[],
): Promise<Map<ClaimedDelivery, Rendered>> {
  const rendered = new Map<ClaimedDelivery, Rendered>();
  for (const name of new Set(deliveries.map(({ kind }) => kind))) {
    const crowd = deliveries.filter(({ kind, operation }) => kind === name && operation === 'post');
    const subjectIds = crowd.map(({ subjectId }) => subjectId);
    const all = crowd.length > 1 ? await parts.kinds.get(name)?.renderAll?.(act, subjectIds, 'post') : undefined;
    for (const delivery of crowd) {
      const own = all?.get(delivery.subjectId);
      if (own) rendered.set(delivery, own);
    }
  }
  return rendered;
}

async function prepareOne(parts: PumpParts, act: Act, delivery: ClaimedDelivery): Promise<Prepared> {
  const kind = parts.kinds.get(delivery.kind);
  if (!kind) throw new Error(`no message kind is called ${delivery.kind}`);
  if (delivery.operation === 'post') return kind.render(act, delivery.subjectId, 'post');
  const post = await findPostOfRow(act.tx, delivery);
  // A post that has not gone out yet will show the present state by itself.
  if (post?.state !== 'sent' || post.channelId === null || post.ts === null) {
    return { do: 'skip', because: 'the post is not out' };
  }
  const rendered = await kind.render(act, delivery.subjectId, 'update');
  if (rendered.do !== 'send') return rendered;
  return { do: 'update', message: rendered.message, post: { channelId: post.channelId, ts: post.ts } };
}

/** One that cannot even be given back is claimed no more before it is tried again. @throws what is not the row's fault */
async function setAsideUnreleased(
  parts: PumpParts,
  { workspaceId, id }: ClaimedDelivery,
  error: unknown,
): Promise<void> {
  if (!isRowFault(error)) throw error;
  await parts.quarantine.setAside(claimSource, { workspaceId, id, error });
}
