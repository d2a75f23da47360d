import type { Act } from '../database/act.ts';
import { type AfterFailure, afterFailure, type Failure } from './failure.ts';
import type { PumpParts } from './pump.ts';
import { type ClaimedDelivery, releaseDelivery } from './queries/claims.ts';
import { deleteConversation } from './queries/conversations.ts';
import { blockWorkspace } from './queries/gates.ts';
import { hasWaitingUpdate } from './queries/posts.ts';

/** Writes down what a failed call means for the delivery, and for its workspace where Slack asked to wait. */
export async function recordFailure(
  parts: PumpParts,
  delivery: ClaimedDelivery,
  failure: Failure,
): Promise<AfterFailure> {
  const next = afterFailure(failure, delivery, parts.clocks.machine.now(), parts.random());
  const code = failure.kind === 'rate_limited' ? 'rate_limited' : failure.code;
  parts.heard?.(code);
  const { id, kind, workspaceId, attempts } = delivery;
  const level = next.do === 'stop' || (next.do === 'block' && failure.kind === 'refused') ? 'error' : 'warn';
  parts.logger[level]({ delivery: id, kind, workspace: workspaceId, attempts, code, next: next.do }, 'not delivered');

  await parts.actor.asTime(workspaceId, async (act) => {
    switch (next.do) {
      case 'block':
        await giveBack(act, delivery, { reason: code, retryAt: null });
        await blockWorkspace(act.tx, workspaceId, next.until);
        return;
      case 'retry':
        await giveBack(act, delivery, { reason: next.reason, retryAt: next.at });
        return;
      case 'reopen':
        await giveBack(act, delivery, { reason: next.reason, retryAt: next.at });
        await deleteConversation(act.tx, delivery.target);
        return;
      case 'hold':
        await giveBack(act, delivery, { reason: next.reason, retryAt: next.at });
        await parts.kinds.get(kind)?.held?.(act, delivery.subjectId, next.reason);
        return;
      case 'stop':
        if (await releaseDelivery(act.tx, delivery, 'dead', { reason: next.reason, finishedAt: act.now })) {
          await act.tell({ name: 'delivery.failed', mentorshipId: null, subjectId: id });
        }
        return;
    }
  });
  return next;
}

async function giveBack(
  act: Act,
  delivery: ClaimedDelivery,
  end: { reason: string; retryAt: Date | null },
): Promise<void> {
  if (delivery.operation === 'update' && (await hasWaitingUpdate(act.tx, delivery))) {
    await releaseDelivery(act.tx, delivery, 'moot', { reason: 'joined a newer update', finishedAt: act.now });
  } else {
    await releaseDelivery(act.tx, delivery, 'pending', end);
  }
}
