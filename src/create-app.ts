import type { SlackDoor } from './config.ts';
import type { Clocks } from './core/clock.ts';
import type { WorkspaceId } from './core/ids.ts';
import type { Logger } from './core/logger.ts';
import { createActor } from './database/act.ts';
import type { Database } from './database/connect.ts';
import { listenForHints } from './delivery/hints.ts';
import { collectMessageKinds } from './delivery/message.ts';
import type { Limits } from './delivery/pacing.ts';
import { createPump } from './delivery/pump.ts';
import { createHomeRefresher } from './features/app-home/listeners.ts';
import { features, homeParts, openDoor } from './features.ts';
import { createQuarantine } from './quarantine/quarantine.ts';
import { createDueWork } from './scheduler/due-work.ts';
import { startTicks } from './scheduler/ticks.ts';
import { createBoltApp } from './slack/bolt-app.ts';
import { isFirstDelivery } from './slack/event-deduplication.ts';
import { InFlight } from './slack/in-flight.ts';
import type { Installations } from './slack/installations.ts';
import { forgetRequests } from './slack/once.ts';
import { createReception } from './slack/reception.ts';
import { SlackState } from './slack/slack-state.ts';
import { createWebClient } from './slack/web-client.ts';

export interface AppParts {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly installations: Installations;
  readonly door: SlackDoor;
  /** Slack's Web API, with a slash at the end. */
  readonly apiUrl: string;
  readonly clocks: Clocks;
  readonly logger: Logger;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly role: 'all' | 'web' | 'worker';
  readonly port: number;
  /** Where it listens; all of the machine's addresses where it is left out. */
  readonly host?: string;
  /** Where people reach it with a browser, without a slash at the end, once it listens; undefined where they cannot. */
  readonly publicUrlAt?: (port: number) => string | undefined;
  /** How long a worker may be silent before another takes over what it was sending. Several times the call timeout. */
  readonly leaseSeconds: number;
  /** How fast Slack is called. */
  readonly limits: Limits;
  /** False where somebody else calls `runDueWork`: tests, and the sandbox with a clock of its own. */
  readonly ticks: boolean;
  /** How long `stop` waits for what is in flight; ten seconds where it is left out. */
  readonly stopWithinMs?: number;
}

export interface CairnApp {
  /** @returns the port that answers */
  start(): Promise<number>;
  /** Takes no new work and resolves when what is in flight is done, at most after `stopWithinMs`. Twice is once. */
  stop(): Promise<void>;
  /** Does and sends what is due now. Never rejects. */
  runDueWork(): Promise<void>;
  /** Resolves when nothing that a request started is still running, what it put in the outbox included. */
  settled(): Promise<void>;
}

const defaultStopWithinMs = 10_000;

/** Wires Cairn by hand: every part is made here and given what it needs. */
export function createApp(parts: AppParts): CairnApp {
  const { database, installations, clocks, logger, role, apiUrl, stopWithinMs = defaultStopWithinMs } = parts;
  const inFlight = new InFlight();
  let stopping: Promise<void> | undefined;
  let publicUrl: string | undefined;

  const actor = createActor(
    database,
    clocks.calendar,
    features.flatMap((feature) => feature.handlers ?? []),
  );
  const clientFor = async (workspaceId: WorkspaceId) =>
    createWebClient(apiUrl, (await installations.get(workspaceId)).botToken);

  const quarantine = createQuarantine({ database, actor, clocks, logger });
  for (const { quarantinable } of features) {
    for (const [source, redo] of Object.entries(quarantinable?.redo ?? {})) quarantine.register(source, { redo });
  }
  const slackState = new SlackState(clocks.machine);

  const door = openDoor();

  const pump = createPump({
    database,
    actor,
    clocks,
    logger,
    quarantine,
    clientFor,
    kinds: collectMessageKinds(features.flatMap((feature) => feature.messages ?? [])),
    random: parts.random,
    heard: (outcome) => slackState.heard(outcome),
    leaseSeconds: parts.leaseSeconds,
    limits: parts.limits,
    wakesItself: parts.ticks,
  });
  const sweeps = features.flatMap((feature) => feature.sweeps ?? []);
  const dueWork = createDueWork({
    database,
    actor,
    calendar: clocks.calendar,
    logger,
    sweeps,
    pump,
    quarantine,
    forget: (now) => forgetRequests(database, now),
  });
  const home = createHomeRefresher({ actor, clientFor, logger, parts: homeParts });

  const reception = createReception({
    door: parts.door,
    role,
    apiUrl,
    inFlight,
    logger,
    random: parts.random,
    health: { database, installations, slack: slackState, isStopping: () => stopping !== undefined },
    routes:
      role === 'worker'
        ? []
        : features.flatMap((feature) => feature.routes?.({ actor, machine: clocks.machine, logger }) ?? []),
  });
  if (reception.receiver) {
    createBoltApp({
      door,
      actor,
      installations,
      apiUrl,
      receiver: reception.receiver,
      inFlight,
      logger,
      publicUrl: () => publicUrl,
      afterAct: (workspaceId, events) => void inFlight.track(home.refresh(workspaceId, events)),
      isFirstDelivery: (workspaceId, eventId) => isFirstDelivery(database, clocks.calendar, workspaceId, eventId),
    });
  }

  const works = role !== 'web';
  let ticks: ReturnType<typeof startTicks> | undefined;
  let hints: ReturnType<typeof listenForHints> | undefined;

  async function stopOnce(): Promise<void> {
    const finished = Promise.all([reception.stop(), ticks?.stop(), hints?.stop(), dueWork.stop()]);
    await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, stopWithinMs).unref())]);
  }

  return {
    async start() {
      const port = await reception.listen(parts.port, parts.host);
      publicUrl = parts.publicUrlAt?.(port);
      // A stop may come at any point of a start; what it has not seen must not begin.
      if (works && !stopping) {
        hints = listenForHints(parts.databaseUrl, logger, () => void pump.drain().catch(logPumpFailure(logger)));
        await hints.ready;
        await quarantine.started();
        if (parts.ticks && !stopping) {
          ticks = startTicks(() => dueWork.tick());
          void dueWork.tick();
        }
      }
      if (!stopping) await reception.connect();
      return port;
    },
    stop() {
      stopping ??= stopOnce();
      return stopping;
    },
    runDueWork: () => (works ? dueWork.run() : Promise.resolve()),
    async settled() {
      await inFlight.finished();
      await hints?.caughtUp();
      await pump.idle();
    },
  };
}

function logPumpFailure(logger: Logger) {
  return (error: unknown) => logger.error({ err: error }, 'pump failed');
}
