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
import { type ClaimedDelivery, claimDeliveries, releaseExpiredLeases } from './queries/claims.ts';
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
  /** Told how Slack answered: `ok`, or the code of the failure. */
  readonly heard?: (outcome: string) => void;
  readonly leaseSeconds: number;
  /** How many conversations of one workspace are written to at once; one where the order must always be the same. */
  readonly lanes?: number;
}

/**
 * How many deliveries one claim takes. The lease of each is proved and renewed just before its call; where a slow batch
 * outlives it, whoever took over sends, and this worker leaves that delivery alone.
 */
const batch = 50;

/** Sends what is due. Any number of processes may pump one database. */
export interface Pump {
  /** Sends until nothing is due that can be tried now. @returns how many deliveries were handled */
  drain(): Promise<number>;
  /** Resolves when it is not sending. */
  idle(): Promise<void>;
  /** Takes no new work; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

export function createPump(parts: PumpParts): Pump {
  let stopping = false;
  let wanted = false;
  let running: Promise<number> | undefined;

  /** Whoever asks while it runs is served by it: nothing is awaited between the last look and letting go of `running`. */
  async function run(): Promise<number> {
    let handled = 0;
    try {
      while (wanted && !stopping) {
        wanted = false;
        const claimed = await claim(parts);
        if (claimed.length === 0) continue;
        handled += claimed.length;
        wanted = true;
        const workspaces = groupBy(claimed, ({ workspaceId }) => workspaceId);
        await Promise.all(workspaces.map((own) => deliverWorkspace(parts, own, () => stopping)));
      }
    } finally {
      running = undefined;
    }
    return handled;
  }

  return {
    drain() {
      wanted = true;
      running ??= run();
      return running;
    },
    async idle() {
      await running?.catch(() => {});
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

const usualLanes = 4;

/** Conversations side by side, each in order. What Slack asks of the whole workspace holds for all of them. */
async function deliverWorkspace(
  parts: PumpParts,
  deliveries: readonly ClaimedDelivery[],
  isStopping: () => boolean,
): Promise<void> {
  const conversations = groupBy(deliveries, ({ target }) => target.join());
  let blocked: Failure | undefined;

  async function deliverConversation(own: readonly ClaimedDelivery[]): Promise<void> {
    for (const delivery of own) {
      try {
        if (isStopping()) await recordFailure(parts, delivery, { kind: 'unavailable', code: 'stopping' });
        else if (blocked) await recordFailure(parts, delivery, blocked);
        else blocked = (await deliverOne(parts, delivery)) ?? blocked;
      } catch (error) {
        // The database is in trouble, or the code is: the lease runs out and somebody tries again.
        const { id, kind, workspaceId } = delivery;
        parts.logger.error({ err: error, delivery: id, kind, workspace: workspaceId }, 'delivery interrupted');
      }
    }
  }

  await Promise.all(
    Array.from({ length: parts.lanes ?? usualLanes }, async () => {
      for (let own = conversations.shift(); own; own = conversations.shift()) await deliverConversation(own);
    }),
  );
}

/** @returns the failure that the other deliveries of this workspace share, if there was one */
async function deliverOne(parts: PumpParts, delivery: ClaimedDelivery): Promise<Failure | undefined> {
  try {
    await deliver(parts, delivery);
    return undefined;
  } catch (error) {
    const failure = readFailure(error);
    const next = await recordFailure(parts, delivery, failure);
    return next.do === 'block' ? failure : undefined;
  }
}

/** Groups in the order of their first members. */
function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
