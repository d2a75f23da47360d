import { sql } from 'kysely';
import type { Clock } from '../../core/clock.ts';
import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { Logger } from '../../core/logger.ts';
import { createActor } from '../../database/act.ts';
import { connect, type Database } from '../../database/connect.ts';
import { leaseSeconds } from '../../delivery/lease.ts';
import { collectMessageKinds } from '../../delivery/message.ts';
import { noLimits } from '../../delivery/pacing.ts';
import { createPump } from '../../delivery/pump.ts';
import { features } from '../../features.ts';
import { createQuarantine } from '../../quarantine/quarantine.ts';
import { sweepBatch } from '../../scheduler/sweep-batch.ts';
import type { Visit } from '../../slack/visit.ts';
import { createWebClient } from '../../slack/web-client.ts';
import { installEverywhere } from '../cairn.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';

/**
 * Cairn without its doors: the same actions, sweeps and pump as in `create-app.ts`, and nothing that acts by itself, so
 * that a past is the same each time it is lived.
 */
export interface QuietCairn {
  /** When time itself has something to do next, now or later; undefined where nothing waits. */
  nextDueAt(): Promise<Date | undefined>;
  /** Does what falls due at this instant, and sends what that makes. */
  doWhatIsDue(): Promise<void>;
  /** Sends everything that waits. */
  send(): Promise<void>;
  /** A person at Cairn's door, whom Slack describes the first time they come. */
  visitOf(personId: string): Visit;
  stop(): Promise<void>;
}

export async function startQuietCairn(parts: {
  readonly slack: SandboxSlack;
  readonly workspace: SandboxWorkspace;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<QuietCairn> {
  const { slack, workspace, databaseUrl, clock, logger } = parts;
  const database = connect(databaseUrl, { keepsPlans: true });
  // Machine time goes with the calendar: what must wait two seconds is due when the clock has been moved on by two.
  await installEverywhere(slack, database, { calendar: clock, machine: clock });
  const client = createWebClient(slack.apiUrl, workspace.botToken);
  const actor = createActor(
    database,
    clock,
    features.flatMap((feature) => feature.handlers ?? []),
  );
  const clocks = { calendar: clock, machine: clock };
  const quarantine = createQuarantine({ database, actor, clocks, logger });
  const pump = createPump({
    database,
    actor,
    clocks,
    logger,
    quarantine,
    clientFor: async () => client,
    kinds: collectMessageKinds(features.flatMap((feature) => feature.messages ?? [])),
    random: () => 0,
    leaseSeconds,
    limits: noLimits,
    wakesItself: false,
    lanes: 1,
  });
  const sweeps = features.flatMap((feature) => feature.sweeps ?? []);
  const workspaceId = workspace.id as WorkspaceId;

  const sweepParts = { database, actor, calendar: clock, logger };
  let dues: Dues = {};
  const unknown = sweeps.find(({ name }) => !sweepsInDues.includes(name));
  if (unknown) throw new Error(`teach readDues when ${unknown.name} falls due: the past would pass over it`);

  return {
    async nextDueAt() {
      dues = await readDues(database);
      return earliest(dues);
    },
    async doWhatIsDue() {
      const now = clock.now();
      // Once: a batch is far more than one instant of Acme's holds.
      for (const sweep of sweeps)
        if ((dues[sweep.name] ?? never) <= now) await sweepBatch(sweep, sweepParts, quarantine);
      await pump.drain();
    },
    async send() {
      await pump.drain();
    },
    visitOf: (personId) => ({
      workspaceId,
      personId: personId as PersonId,
      botUserId: workspace.botUserId as PersonId,
      channelId: undefined,
      isInModal: false,
      publicUrl: undefined,
      openModal: undefined,
      client,
      logger,
      act: async (action) => (await actor.asPerson(workspaceId, personId as PersonId, action)).result,
      actOnce: async (action) => void (await actor.asPerson(workspaceId, personId as PersonId, action)),
      followUps: () => [],
      showModal: async () => {},
      reply: async () => {},
    }),
    async stop() {
      await pump.stop();
      await database.close();
    },
  };
}

/** By sweep, and for new messages. */
export type Dues = Readonly<Record<string, Date | null | undefined>>;

/** When the first of them falls due. */
export function earliest(dues: Dues): Date | undefined {
  const instants = Object.values(dues).filter((due) => due !== undefined && due !== null);
  return instants.sort((one, other) => one.getTime() - other.getTime())[0];
}

const never = new Date(8.64e15);
/** Those that have something to do at an instant are in `readDues`; new time zone data come with a new Node. */
const sweepsInDues = ['check-ins.follow-tzdata', 'check-ins.open', 'check-ins.close'];

/**
 * When each next falls due, now or later. It is asked some hundred times: so it is one statement instead of a transaction
 * a sweep, in the role that made the tables. Updates of old messages are left out: they carry no time that anybody sees,
 * and go along with the next new one, several as one.
 */
export async function readDues(database: Database): Promise<Dues> {
  const { rows } = await sql<Dues>`
    select
      (select min(next_due_at) from check_in_schedules) as "check-ins.open",
      (select min(closes_at) from check_ins where state = 'open') as "check-ins.close",
      (select min(greatest(due_at, retry_at)) from deliveries where state = 'pending' and operation = 'post') as post
  `.execute(database.kysely);
  return rows[0] ?? {};
}
