import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Clocks } from '../core/clock.ts';
import type { WorkspaceId } from '../core/ids.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor } from '../database/act.ts';
import type { Database } from '../database/connect.ts';
import { withClaimer } from '../database/transaction.ts';
import { isRowFault } from '../quarantine/fault.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import { registerAfterSent } from './after-sent.ts';
import { registerFaulty } from './faulty.ts';
import { gateLeaseSeconds } from './lease.ts';
import type { MessageKinds } from './message.ts';
import { type Limits, Paces } from './pacing.ts';
import { findNextTryAt, type HeldGate, takeGates } from './queries/gates.ts';
import { createTimestampRepair } from './repair-timestamps.ts';
import { registerClaims, setAsideGates } from './set-aside.ts';
import { takeTurn } from './turn.ts';

export interface PumpParts {
  readonly database: Database;
  readonly actor: Actor;
  readonly clocks: Clocks;
  readonly kinds: MessageKinds;
  readonly logger: Logger;
  readonly quarantine: Quarantine;
  readonly clientFor: (workspaceId: WorkspaceId) => Promise<WebClient>;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  /** Told how Slack answered: `ok`, or the code of the failure. */
  readonly heard?: (outcome: string) => void;
  /** How long a worker may be silent before another takes over what it was sending. Several times the call timeout. */
  readonly leaseSeconds: number;
  /** How fast Slack is called. */
  readonly limits: Limits;
  /** How many conversations of one workspace are written to at once; one where the order must always be the same. */
  readonly lanes?: number;
  /** Whether it wakes by itself when something may be tried again, to the moment; else somebody else calls `drain`. */
  readonly wakesItself: boolean;
}

/** What sending needs beside: what this process has learned. */
export interface SendParts extends PumpParts {
  /** Workspaces that did not grant the optional scope for reading a group DM. */
  readonly unreadable: Set<WorkspaceId>;
}

/** So many workspaces have their turn in one process at the same time. */
const mostTurns = 16;
/** Timers are for what is near; for the rest there are ticks. */
const longestAlarmMs = 60_000;
const shortestAlarmMs = 25;

/** Sends what is due. Any number of processes may pump one database. */
export interface Pump {
  /** Sends until nothing is due that can be tried now. @returns how many deliveries were handled */
  drain(): Promise<number>;
  /** Resolves when it is not sending. */
  idle(): Promise<void>;
  /** Takes no new work; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

export function createPump(given: PumpParts): Pump {
  const parts: SendParts = { ...given, unreadable: new Set() };
  const { machine } = parts.clocks;
  const paces = new Paces(parts.limits);
  const turns = new Set<Promise<void>>();
  let stopping = false;
  let wanted = false;
  let running: Promise<number> | undefined;
  let handled = 0;
  let alarm: NodeJS.Timeout | undefined;
  /** Ends the wait for a place, or for news. */
  let look: () => void = () => {};
  const timestampRepair = createTimestampRepair(parts);
  registerClaims(parts);
  registerFaulty(parts);
  registerAfterSent(parts);

  async function turn(gate: HeldGate): Promise<void> {
    const { pace, isNew } = paces.take(gate.workspaceId, gate.turns);
    try {
      let client: Promise<WebClient> | undefined;
      const fetched = () => {
        client ??= parts.clientFor(gate.workspaceId);
        return client;
      };
      const own = await takeTurn(parts, { gate, pace, isStopping: () => stopping, client: fetched }, isNew);
      handled += own;
      paces.keep(gate.workspaceId, gate.turns, pace);
    } catch (error) {
      // The database is in trouble: the gate's lease runs out, and somebody takes it again.
      parts.logger.error({ err: error, workspace: gate.workspaceId }, 'turn interrupted');
    }
  }

  function begin(gate: HeldGate): void {
    const begun = turn(gate).finally(() => {
      turns.delete(begun);
      wanted = true;
      look();
    });
    turns.add(begun);
  }

  /** Whoever asks while it runs is served by it: nothing is awaited between the last look and letting go of `running`. */
  async function run(): Promise<number> {
    handled = 0;
    try {
      await timestampRepair.nowAndThen();
      while ((wanted && !stopping) || turns.size > 0) {
        if (wanted && !stopping && turns.size < mostTurns) {
          wanted = false;
          const { gates, nextTryAt } = await take(parts, mostTurns - turns.size);
          setAlarm(nextTryAt);
          for (const gate of gates) {
            // What was taken may have left more behind.
            wanted = true;
            begin(gate);
          }
        } else {
          await new Promise<void>((resolve) => {
            look = resolve;
          });
        }
      }
      return handled;
    } catch (error) {
      await Promise.all(turns);
      throw error;
    } finally {
      running = undefined;
    }
  }

  /** Wakes when Slack may be asked again, and not at the next tick; also while other turns are under way. */
  function setAlarm(at: Date | undefined): void {
    clearTimeout(alarm);
    if (!at || stopping || !parts.wakesItself) return;
    const wait = Math.min(longestAlarmMs, Math.max(shortestAlarmMs, at.getTime() - machine.now().getTime()));
    alarm = setTimeout(() => void drain().catch(() => {}), wait);
    alarm.unref();
  }

  function drain(): Promise<number> {
    if (stopping) return running ?? Promise.resolve(0);
    wanted = true;
    look();
    running ??= run();
    return running;
  }

  return {
    drain,
    async idle() {
      await running?.catch(() => {});
    },
    async stop() {
      stopping = true;
      clearTimeout(alarm);
      look();
      await running?.catch(() => {});
    },
  };
}

interface Taken {
  readonly gates: HeldGate[];
  /** When the next gate is to be taken that waits for the machine clock. */
  readonly nextTryAt: Date | undefined;
}

async function take(parts: PumpParts, most: number): Promise<Taken> {
  const now = parts.clocks.machine.now();
  const taking = {
    dueBy: parts.clocks.calendar.now(),
    now,
    leaseUntil: new Date(now.getTime() + gateLeaseSeconds * 1000),
    holder: randomUUID(),
    most,
  };
  const takeNow = () =>
    withClaimer(
      parts.database,
      async (tx): Promise<Taken> => {
        const gates = await takeGates(tx, taking);
        return { gates, nextTryAt: gates.length < most ? await findNextTryAt(tx) : undefined };
      },
      { isTransient: true },
    );
  try {
    return await takeNow();
  } catch (error) {
    if (!isRowFault(error) || !(await setAsideGates(parts))) throw error;
    return takeNow();
  }
}
