import type { WebClient } from '@slack/web-api';
import { withWorkspace } from '../database/transaction.ts';
import { isRowFault } from '../quarantine/fault.ts';
import { gateLeaseSeconds } from './lease.ts';
import { Marks } from './marks.ts';
import type { Pace } from './pacing.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { SendParts } from './pump.ts';
import {
  alarmsOf,
  type ClaimedDelivery,
  claimDeliveries,
  findLeft,
  listRecentCalls,
  releaseExpiredLeases,
} from './queries/claims.ts';
import { closeGate, type HeldGate, holdGate, releaseGate, requeueGate } from './queries/gates.ts';
import { readFailure } from './read-failure.ts';
import { giveBackUntried, judgeFailure, recordFailure, recordFault } from './record-failure.ts';
import { sendPrepared } from './send-prepared.ts';
import { setAsideDeliveries } from './set-aside.ts';

/** One worker's turn at one workspace. */
export interface Turn {
  readonly gate: HeldGate;
  readonly pace: Pace;
  readonly isStopping: () => boolean;
  /** Slack's client with the workspace's token, fetched when it is first needed. */
  readonly client: () => Promise<WebClient>;
}

/** So many conversations of a workspace are taken at once, and so many of them written to at the same time. */
const batch = 24;
const usualLanes = 8;
/** After so many deliveries the other workspaces come first. */
const mostInTurn = 72;
/**
 * What a call may take at most, the opening of a DM before it included: what is begun ends within the lease. Of what has a
 * picture, the post is begun within it.
 */
const longestSendMs = 10_000;
const second = 1_000;

/** What ended a turn early for the whole workspace. */
interface Closing {
  readonly closedAt: Date;
  readonly tryAt: Date;
  readonly reason: string;
}

/**
 * Sends what a workspace has due, and lets go of its gate: when nothing is left, when Slack asks to wait, or when others
 * should have their turn. A worker that dies leaves the gate and what it had claimed under a lease.
 * @returns how many deliveries were handled
 */
export async function takeTurn(parts: SendParts, turn: Turn, isNew: boolean): Promise<number> {
  const { gate, isStopping } = turn;
  let handled = 0;
  for (let batches = 1; ; batches += 1) {
    const claimed = await claimOrRelease(parts, turn, batches === 1, isNew);
    if (claimed === 'let go') return handled;
    if (claimed === 'again') continue;
    handled += claimed.length;
    const closing = await deliverBatch(parts, turn, claimed);
    if (closing) {
      await withWorkspace(parts.database, gate.workspaceId, (tx) => closeGate(tx, gate, closing));
      return handled;
    }
    if (isStopping() || handled >= mostInTurn) {
      const now = parts.clocks.calendar.now();
      await withWorkspace(parts.database, gate.workspaceId, (tx) => requeueGate(tx, gate, now, isStopping()));
      return handled;
    }
  }
}

/** Claims what may go out now. A delivery that breaks the claim is set aside, and the claim is made again. */
async function claimOrRelease(
  parts: SendParts,
  turn: Turn,
  isFirst: boolean,
  isNew: boolean,
): Promise<ClaimedDelivery[] | 'let go' | 'again'> {
  try {
    return await claimTogether(parts, turn, isFirst, isNew);
  } catch (error) {
    if (!isRowFault(error) || !(await setAsideDeliveries(parts, turn.gate.workspaceId))) throw error;
    return claimTogether(parts, turn, isFirst, isNew);
  }
}

/** One transaction: proves the hold, claims what may go out now; where there is nothing, lets go of the gate. */
async function claimTogether(
  parts: SendParts,
  { gate, pace }: Turn,
  isFirst: boolean,
  isNew: boolean,
): Promise<ClaimedDelivery[] | 'let go' | 'again'> {
  const { workspaceId } = gate;
  return withWorkspace(parts.database, workspaceId, async (tx) => {
    const now = parts.clocks.machine.now();
    const leaseUntil = new Date(now.getTime() + parts.leaseSeconds * second);
    const held = await holdGate(tx, gate, new Date(now.getTime() + gateLeaseSeconds * second), now);
    if (!held) return 'let go';
    const { wake } = held;
    if (held.leavesBehind) await releaseExpiredLeases(tx, workspaceId, now);
    if (isFirst && isNew) {
      // Another process may have just sent here.
      const since = new Date(now.getTime() - 60 * second);
      for (const call of await listRecentCalls(tx, workspaceId, since, now)) {
        pace.called(methodOf[call.operation], call.at.getTime());
        if (call.operation === 'post') pace.posted(call.conversation, call.at.getTime());
      }
    }
    const claim = { workspaceId, dueBy: parts.clocks.calendar.now(), now };
    const time = now.getTime();
    const left = isFirst ? undefined : await findLeft(tx, claim);
    if (left?.remains === false) return (await releaseGate(tx, gate, wake, alarmsOf(left, null))) ? 'let go' : 'again';
    const claimed = await claimDeliveries(tx, {
      ...claim,
      leaseUntil,
      leaseToken: gate.holder,
      mostPosts: Math.min(batch, pace.left('chat.postMessage', time)),
      mostUpdates: Math.min(batch, pace.left('chat.update', time)),
      busy: pace.busy(time),
      mayOpen: pace.left('conversations.open', time) > 0,
    });
    if (claimed.length > 0) return claimed;
    const freeAt = new Date(pace.freeAt(time) ?? time + second);
    const alarms = alarmsOf(left ?? (await findLeft(tx, claim)), freeAt);
    return (await releaseGate(tx, gate, wake, alarms)) ? 'let go' : 'again';
  });
}

const methodOf = { post: 'chat.postMessage', update: 'chat.update', open: 'conversations.open' } as const;

/** Renders all, sends them side by side, and marks them as they come back. @returns what closes the workspace, if anything */
async function deliverBatch(
  parts: SendParts,
  turn: Turn,
  claimed: readonly ClaimedDelivery[],
): Promise<Closing | undefined> {
  const { machine } = parts.clocks;
  const prepared = await prepare(parts, turn.gate.workspaceId, claimed);
  const marks = new Marks(parts);
  const written: Promise<void>[] = [];
  const waiting = [...prepared];
  let closing: Closing | undefined;

  async function sendOne([delivery, what]: [ClaimedDelivery, Prepared]): Promise<void> {
    if (what.do === 'skip' || what.do === 'wait' || what.do === 'later') return marks.end(delivery, what);
    const isTooLate = machine.now().getTime() + Math.min(longestSendMs, (parts.leaseSeconds * second) / 2);
    if (closing || turn.isStopping() || isTooLate > delivery.leaseUntil.getTime()) {
      return giveBackUntried(parts, delivery, closing?.reason ?? null);
    }
    try {
      const sent = await sendPrepared(parts, turn.pace, await turn.client(), delivery, what);
      if (sent === 'not yet') return await giveBackUntried(parts, delivery, 'paced');
      parts.heard?.('ok');
      // Whoever comes next need not wait for it: in a crowd that makes few transactions of many marks.
      written.push(marks.end(delivery, { do: 'sent', message: sent }).catch(interrupted(delivery)));
    } catch (error) {
      const failure = readFailure(error);
      if (!failure) return await recordOurs(delivery, error);
      const next = judgeFailure(parts, delivery, failure);
      // Before anything is awaited: no other lane must call in between.
      if (next.do === 'block') closing = { closedAt: machine.now(), tryAt: next.until, reason: next.reason };
      await recordFailure(parts, delivery, failure, next);
    }
  }

  /** Nobody knows whether Slack was called. Where the database is in trouble, the lease runs out and somebody tries again. */
  async function recordOurs(delivery: ClaimedDelivery, error: unknown): Promise<void> {
    if (!isRowFault(error)) throw error;
    await recordFault(parts, delivery, error, { isUncertain: true });
  }

  /** The database is in trouble, or the code is: the lease runs out and somebody tries again. */
  function interrupted({ id, kind, workspaceId }: ClaimedDelivery): (error: unknown) => void {
    return (error) =>
      parts.logger.error({ err: error, delivery: id, kind, workspace: workspaceId }, 'delivery interrupted');
  }

  async function lane(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) await sendOne(next).catch(interrupted(next[0]));
  }

  await Promise.all(Array.from({ length: parts.lanes ?? usualLanes }, lane));
  await Promise.all(written);
  return closing;
}
