import type { Id } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import { isRowFault } from '../quarantine/fault.ts';
import { type AfterFailure, afterFailure, type Failure, mayHaveArrived, unrenderedAgainAt } from './failure.ts';
import { noteFaulty } from './faulty.ts';
import type { PumpParts } from './pump.ts';
import { type ClaimedDelivery, notRendered } from './queries/claims.ts';
import { deleteConversation } from './queries/conversations.ts';
import { releaseDelivery } from './queries/ends.ts';
import { hasWaitingUpdate } from './queries/posts.ts';

declare module '../database/act.ts' {
  interface EventSubjects {
    'delivery.failed': Id<'deliveries'>;
  }
}

/** What a failed call means for the delivery. Where Slack asked to wait, the turn closes the workspace. */
export function judgeFailure(parts: PumpParts, delivery: ClaimedDelivery, failure: Failure): AfterFailure {
  const next = afterFailure(failure, delivery, parts.clocks.machine.now(), parts.random());
  const code = failure.kind === 'rate_limited' ? 'rate_limited' : failure.code;
  parts.heard?.(code);
  const { id, kind, workspaceId, attempts } = delivery;
  const level = next.do === 'stop' || (next.do === 'block' && failure.kind === 'refused') ? 'error' : 'warn';
  parts.logger[level]({ delivery: id, kind, workspace: workspaceId, attempts, code, next: next.do }, 'not delivered');
  return next;
}

/** Writes down what `judgeFailure` said. Where the features that are told of it fail, it is written down all the same. */
export async function recordFailure(
  parts: PumpParts,
  delivery: ClaimedDelivery,
  failure: Failure,
  next: AfterFailure,
): Promise<void> {
  try {
    await record(parts, delivery, failure, next, true);
  } catch (error) {
    if (!isRowFault(error) || (next.do !== 'hold' && next.do !== 'stop')) throw error;
    const { id, kind, workspaceId } = delivery;
    parts.logger.error(
      { err: error, delivery: id, kind, workspace: workspaceId },
      'nobody was told of a failed delivery',
    );
    await record(parts, delivery, failure, next, false);
  }
}

async function record(
  parts: PumpParts,
  delivery: ClaimedDelivery,
  failure: Failure,
  next: AfterFailure,
  tells: boolean,
): Promise<void> {
  const { id, kind, workspaceId } = delivery;
  const triedAt = parts.clocks.machine.now();
  const isUncertain = delivery.isUncertain || mayHaveArrived(failure);

  await parts.actor.asTime(workspaceId, async (act) => {
    switch (next.do) {
      case 'block':
        await giveBack(act, delivery, { reason: next.reason, retryAt: null, isUncertain, triedAt });
        return;
      case 'retry':
        await giveBack(act, delivery, { reason: next.reason, retryAt: next.at, isUncertain, triedAt });
        return;
      case 'reopen':
        await giveBack(act, delivery, { reason: next.reason, retryAt: next.at, isUncertain, triedAt });
        await deleteConversation(act.tx, delivery.target);
        return;
      case 'hold':
        await giveBack(act, delivery, { reason: next.reason, retryAt: next.at, isUncertain, triedAt });
        if (tells) await parts.kinds.get(kind)?.held?.(act, delivery.subjectId, next.reason);
        return;
      case 'stop':
        if (
          (await releaseDelivery(act.tx, delivery, 'dead', {
            reason: next.reason,
            finishedAt: act.now,
            isUncertain,
            triedAt,
          })) &&
          tells
        ) {
          await act.tell({ name: 'delivery.failed', mentorshipId: null, subjectId: id });
        }
        return;
    }
  });
}

/** The fault is ours (or the database's): it is tried again with growing patience, and later ones pass it meanwhile. */
export async function recordFault(
  parts: PumpParts,
  delivery: ClaimedDelivery,
  error: unknown,
  { isUncertain = delivery.isUncertain } = {},
): Promise<void> {
  const retryAt = unrenderedAgainAt(delivery.attempts, parts.clocks.machine.now(), parts.random());
  await parts.actor.asTime(delivery.workspaceId, (act) =>
    giveBack(act, delivery, { reason: notRendered, retryAt, isUncertain }),
  );
  await noteFaulty(parts, delivery, error);
}

/** Slack was not asked: it is as if it had not been claimed. */
export async function giveBackUntried(
  parts: PumpParts,
  delivery: ClaimedDelivery,
  reason: string | null,
): Promise<void> {
  await parts.actor.asTime(delivery.workspaceId, (act) =>
    giveBack(act, delivery, { reason, retryAt: null, attempts: delivery.attempts - 1 }),
  );
}

async function giveBack(
  act: Act,
  delivery: ClaimedDelivery,
  end: { reason: string | null; retryAt: Date | null; attempts?: number; isUncertain?: boolean; triedAt?: Date },
): Promise<void> {
  if (delivery.operation === 'update' && (await hasWaitingUpdate(act.tx, delivery))) {
    await releaseDelivery(act.tx, delivery, 'moot', { reason: 'joined a newer update', finishedAt: act.now });
  } else {
    await releaseDelivery(act.tx, delivery, 'pending', end);
  }
}
