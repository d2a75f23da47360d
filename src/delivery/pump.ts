import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Clocks } from '../core/clock.ts';
import type { WorkspaceId } from '../core/ids.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor } from '../database/act.ts';
import type { Database } from '../database/connect.ts';
import { withClaimer } from '../database/transaction.ts';

import { deliver } from './deliver.ts';
import type { Failure } from './failure.ts';
import type { MessageKinds } from './message.ts';
import { type ClaimedDelivery, claimDeliveries, releaseExpiredLeases } from './queries.ts';
import { readFailure } from './read-failure.ts';
import { recordFailure } from './record-failure.ts';

export interface PumpParts {
  readonly database: Database;
  readonly actor: Actor;
  readonly clocks: Clocks;
  readonly kinds: MessageKinds;
  readonly logger: Logger;
  readonly clientFor: (workspaceId: WorkspaceId) => Promise<WebClient>;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  readonly leaseSeconds: number;
}

/** How many deliveries one claim takes. Each is sent within the lease, which is renewed before every call. */
const batch = 50;

/** Sends what is due. Any number of processes may pump one database. */
export interface Pump {
  /** Sends until nothing is due that can be tried now. @returns how many deliveries were handled */
  drain(): Promise<number>;
  /** Takes no new work; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

export function createPump(parts: PumpParts): Pump {
  let stopping = false;
  let running: Promise<number> | undefined;
  let wanted = false;

  async function drainOnce(): Promise<number> {
    let handled = 0;
    while (!stopping) {
      wanted = false;
      const claimed = await claim(parts);
      if (claimed.length === 0) {
        if (wanted) continue;
        break;
      }
      handled += claimed.length;
      await Promise.all([...byWorkspace(claimed).values()].map((own) => deliverInOrder(parts, own, () => stopping)));
    }
    return handled;
  }

  return {
    drain() {
      // One drain at a time; who asks while it runs is served by it.
      wanted = true;
      running ??= drainOnce().finally(() => {
        running = undefined;
      });
      return running;
    },
    async stop() {
      stopping = true;
      await running?.catch(() => {});
    },
  };
}

async function claim({ database, clocks, leaseSeconds }: PumpParts): Promise<ClaimedDelivery[]> {
  const now = clocks.machine.now();
  return withClaimer(database, async (tx) => {
    await releaseExpiredLeases(tx, now);
    return claimDeliveries(tx, {
      dueBy: clocks.calendar.now(),
      now,
      leaseUntil: new Date(now.getTime() + leaseSeconds * 1000),
      leaseToken: randomUUID(),
      most: batch,
    });
  });
}

/** In order within a workspace; one workspace's trouble is not another's. */
async function deliverInOrder(
  parts: PumpParts,
  deliveries: readonly ClaimedDelivery[],
  isStopping: () => boolean,
): Promise<void> {
  let blocked: Failure | undefined;
  for (const delivery of deliveries) {
    try {
      if (isStopping()) await recordFailure(parts, delivery, { kind: 'unavailable', code: 'stopping' });
      else if (blocked) await recordFailure(parts, delivery, blocked);
      else blocked = await deliverOne(parts, delivery);
    } catch (error) {
      // The database is in trouble, or the code is: the lease runs out and somebody tries again.
      const { id, kind, workspaceId } = delivery;
      parts.logger.error({ err: error, delivery: id, kind, workspace: workspaceId }, 'delivery interrupted');
    }
  }
}

/** @returns the rate limit that the next ones of this workspace share, if there was one */
async function deliverOne(parts: PumpParts, delivery: ClaimedDelivery): Promise<Failure | undefined> {
  try {
    await deliver(parts, delivery);
    return undefined;
  } catch (error) {
    const failure = readFailure(error);
    await recordFailure(parts, delivery, failure);
    return failure.kind === 'rate_limited' ? failure : undefined;
  }
}

function byWorkspace(deliveries: readonly ClaimedDelivery[]): Map<WorkspaceId, ClaimedDelivery[]> {
  const groups = new Map<WorkspaceId, ClaimedDelivery[]>();
  for (const delivery of deliveries) {
    const group = groups.get(delivery.workspaceId);
    if (group) group.push(delivery);
    else groups.set(delivery.workspaceId, [delivery]);
  }
  return groups;
}
