import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connect } from '../../src/database/connect.ts';
import { migrateToLatest } from '../../src/database/migrate.ts';
import { installEverywhere } from '../../src/sandbox/cairn.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import type { SandboxMessage } from '../../src/sandbox/slack/model.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../src/sandbox/slack/sandbox-workspace.ts';
import type { WorkerStart } from './death.ts';
import { daysAfter, localInstant, weekdayOf } from './local-instant.ts';
import { RunningCalendar } from './running-calendar.ts';

export type Eyes = Pick<pg.Pool, 'query'>;
/** What Postgres calls the connections of a drill's own. */
export const eyesName = 'drill eyes';

/** A migrated database of a drill's own. */
export interface DrillDatabase {
  readonly url: string;
  /** Sees every workspace: the drill's own eyes, not Cairn's. A connection that breaks is replaced. */
  readonly eyes: Eyes;
  drop(): Promise<void>;
}

export async function makeDatabase(serverUrl: string): Promise<DrillDatabase> {
  const name = `cairn_drill_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  await migrateToLatest(url.href);
  const eyes = new pg.Pool({ connectionString: url.href, max: 2, application_name: eyesName });
  // Drills that break connections break these too.
  eyes.on('error', () => {});
  eyes.on('connect', (client) => client.on('error', () => {}));
  return {
    url: url.href,
    eyes,
    async drop() {
      await eyes.end();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A Slack and a database, and a calendar that stands until it is started. */
export interface TroublePlace {
  readonly slack: SandboxSlack;
  readonly database: DrillDatabase;
  readonly calendar: RunningCalendar;
  /** What a worker is told first. */
  workerStart(role: 'all' | 'worker', leaseSeconds?: number): WorkerStart;
  /** The calendar runs from a few seconds hence on: by then there are workers. */
  runCalendar(run: { pace: number; until?: string }): void;
  close(): Promise<void>;
}

const leadMs = 3_500;

/** @param base where the calendar stands, an ISO instant */
export async function openTroublePlace(serverUrl: string, base: string): Promise<TroublePlace> {
  // Its beginning is far away until somebody lets it run.
  let calendar = new RunningCalendar({ base, startsAtMs: Number.MAX_SAFE_INTEGER, pace: 1 });
  const database = await makeDatabase(serverUrl);
  const slack = await SandboxSlack.start({ clock: { now: () => calendar.now() }, manifest: readManifest() });
  return {
    slack,
    database,
    get calendar() {
      return calendar;
    },
    workerStart: (role, leaseSeconds) => ({
      do: 'start',
      databaseUrl: database.url,
      role,
      calendar: calendar.run,
      slack: { apiUrl: slack.apiUrl, signingSecret: slack.signingSecret, appToken: slack.appToken },
      leaseSeconds,
    }),
    runCalendar(run) {
      calendar = new RunningCalendar({ base, startsAtMs: Date.now() + leadMs, ...run });
    },
    async close() {
      await slack.close();
      await database.drop();
    },
  };
}

/** When a pair is asked: by a clock on a wall there, and again every week. */
export interface Asked {
  readonly on: string;
  readonly at: string;
  readonly zone: string;
}

/** Two people with an agreed rhythm, and what must come of it. */
export interface Pair {
  readonly workspace: SandboxWorkspace;
  readonly mentorshipId: string;
  /** Their group DM with Cairn. */
  readonly channelId: string;
  readonly menteeId: string;
  /** The first time they are to be asked, by our own arithmetic. */
  readonly dueAt: Date;
  /** When they were written down, in this machine's epoch milliseconds: nobody can be asked before. */
  readonly madeAtMs: number;
}

/** Makes workspaces, and installs Cairn in all there are, as OAuth would. */
export async function addWorkspaces({ slack, database }: TroublePlace, names: readonly string[]) {
  const added = names.map((name) => slack.workspace({ name }));
  const own = connect(database.url);
  const clocks = { calendar: slack.clock, machine: slack.clock };
  await installEverywhere(slack, own, clocks).finally(() => own.close());
  return added;
}

/**
 * Pairs of one workspace, each asked at its own time, written as rows: Cairn is installed there, and opened their DMs.
 * @param opened false leaves the opening of the DM to Cairn
 */
export async function seedPairs(
  { slack, database: { eyes } }: TroublePlace,
  workspace: SandboxWorkspace,
  rhythms: readonly Asked[],
  { opened = true }: { opened?: boolean } = {},
): Promise<Pair[]> {
  const at = slack.clock.now();
  const workspaceId = workspace.id;
  const programId = await findProgramId(eyes, workspaceId, at);
  const rows = {
    people: [] as object[],
    mentorships: [] as object[],
    schedules: [] as object[],
    talks: [] as object[],
  };
  const pairs = rhythms.map(({ on, at: time, zone }): Pair => {
    const number = slack.ids.count('pair');
    const [mentor, mentee] = ['Mentor', 'Mentee'].map((name) => {
      const person = workspace.person({ name: `${name} ${number}`, tz: zone });
      rows.people.push({
        workspace_id: workspaceId,
        id: person.id,
        name: person.name,
        time_zone: zone,
        is_admin: false,
        is_bot: false,
        is_deactivated: false,
        is_external: false,
        fetched_at: at,
      });
      return person.id;
    });
    if (!mentor || !mentee) throw new Error('a pair is two');
    const members = [mentor, mentee].sort();
    const channelId = workspace.openDirect([mentor, mentee]).id;
    const mentorshipId = randomUUID();
    const dueAt = localInstant(on, time, zone);
    rows.mentorships.push({
      workspace_id: workspaceId,
      id: mentorshipId,
      program_id: programId,
      mentor_id: mentor,
      mentee_id: mentee,
      status: 'active',
      starts_on: daysAfter(on, -28),
      paired_by: mentor,
      paired_at: at,
    });
    rows.schedules.push({
      workspace_id: workspaceId,
      id: randomUUID(),
      mentorship_id: mentorshipId,
      members: [mentor, mentee],
      rrule: `FREQ=WEEKLY;INTERVAL=1;BYDAY=${weekdayOf(on)};WKST=MO`,
      anchor_on: daysAfter(on, -28),
      local_time: time,
      zone_of: 'mentee',
      zone,
      // Once: what falls due again within the drill would look like a second prompt.
      ends_on: on,
      status: 'running',
      next_occurs_on: on,
      next_due_at: dueAt,
      tzdata: process.versions.tz,
      updated_at: at,
    });
    if (opened) rows.talks.push({ workspace_id: workspaceId, members, channel_id: channelId, opened_at: at });
    return { workspace, mentorshipId, channelId, menteeId: mentee, dueAt, madeAtMs: Date.now() };
  });
  await insertRows(eyes, 'people', rows.people);
  await insertRows(eyes, 'mentorships', rows.mentorships);
  await insertRows(eyes, 'check_in_schedules', rows.schedules);
  await insertRows(eyes, 'conversations', rows.talks);
  return pairs;
}

async function findProgramId(eyes: Eyes, workspaceId: string, at: Date): Promise<string> {
  const found = await eyes.query<{ id: string }>('select id from programs where workspace_id = $1', [workspaceId]);
  const known = found.rows[0]?.id;
  if (known) return known;
  const id = randomUUID();
  const rhythm = { rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO', local_time: '10:00', zone_of: 'mentee' };
  await insertRows(eyes, 'programs', [{ workspace_id: workspaceId, id, ...rhythm, created_at: at, updated_at: at }]);
  return id;
}

/** Rows by the names of their columns, all with the same ones. */
export async function insertRows(eyes: Eyes, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  await eyes.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** How often a pair was asked, by what stands in its DM. */
export function promptsOf({ workspace, channelId }: Pair): SandboxMessage[] {
  return workspace.messages(channelId).filter(({ text, threadTs }) => !threadTs && isPromptText(text));
}

/** When a pair had to be asked, in this machine's epoch milliseconds. */
export function dueAtMs(calendar: RunningCalendar, { dueAt, madeAtMs }: Pair): number {
  return Math.max(calendar.passesAtMs(dueAt), madeAtMs);
}

export function isPromptText(text: unknown): boolean {
  return typeof text === 'string' && text.includes('how is it going?');
}

/** When each message came, in this machine's epoch milliseconds, by `<channel> <ts>`. */
export function arrivals({ calls }: SandboxSlack): Map<string, number> {
  const first = new Map<string, number>();
  for (const { method, response, receivedAt } of calls) {
    if (method !== 'chat.postMessage' || response?.['ok'] !== true || response['is_duplicate'] === true) continue;
    first.set(`${String(response['channel'])} ${String(response['ts'])}`, receivedAt.getTime());
  }
  return first;
}

export interface Tally {
  readonly lost: number;
  readonly doubled: number;
  readonly late: number;
}

/** Holds what stands in the DMs against what had to come: once each, and at most so long after its time. */
export function tally(
  slack: SandboxSlack,
  pairs: Iterable<Pair>,
  { calendar, lateAfterMs }: { calendar: RunningCalendar; lateAfterMs: number },
): Tally {
  const cameAt = arrivals(slack);
  const counted = { lost: 0, doubled: 0, late: 0 };
  for (const pair of pairs) {
    const [first, ...again] = promptsOf(pair);
    counted.doubled += again.length;
    if (!first) {
      counted.lost += 1;
      continue;
    }
    const at = cameAt.get(`${first.channelId} ${first.ts}`);
    if (at === undefined) throw new Error('a prompt stands in Slack that nobody posted');
    if (at > dueAtMs(calendar, pair) + lateAfterMs) counted.late += 1;
  }
  return counted;
}

/** Whether every pair has been asked, and nobody is about to ask again. */
export async function isAllAsked(eyes: Eyes, pairs: readonly Pair[]): Promise<boolean> {
  if (pairs.some((pair) => promptsOf(pair).length === 0)) return false;
  const { rows } = await eyes.query(
    `select 1 from deliveries where kind = 'check_in.prompt' and operation = 'post' and state in ('pending', 'sending')
    limit 1`,
  );
  return rows.length === 0;
}

/** Where the prompts stand in Cairn's books, for whoever wonders about a number. */
export async function statesOf(eyes: Eyes): Promise<string[]> {
  const { rows } = await eyes.query<{ state: string; reason: string | null; many: string; most: number }>(
    `select state, reason, count(*) as many, max(attempts) as most from deliveries
    where kind = 'check_in.prompt' and operation = 'post' group by state, reason order by many desc`,
  );
  return rows.map(({ state, reason, many, most }) => {
    return `prompts ${state}${reason === null ? '' : ` (${reason})`}: ${many}, at most ${most} tries`;
  });
}
