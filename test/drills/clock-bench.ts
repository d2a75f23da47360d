import pg from 'pg';
import { MovableClock } from '../../src/core/clock.ts';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import { connect } from '../../src/database/connect.ts';
import { meetPerson } from '../../src/features/people/actions.ts';
import { type SandboxCairn, startCairn } from '../../src/sandbox/cairn.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../src/sandbox/slack/sandbox-workspace.ts';
import { actorOn, makePair, type Pair, somebody } from './clock-pairs.ts';
import type { DayName } from './dst-calendar.ts';
import type { Dice } from './dst-dice.ts';
import { openPlace } from './place.ts';

/** A Monday, a while before the drill's people must be asked for the first time. */
const begin = '2026-11-23T04:00:00Z';
const usualZones = [
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'UTC',
];
const days: readonly DayName[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const usualTimes = ['00:00', '08:45', '10:00', '13:30', '23:59'];

/** A prompt that stands in Slack. */
export interface SeenPrompt {
  readonly pair: Pair;
  /** Undefined where Cairn's books do not know it. */
  readonly occursOn: string | undefined;
  /** By the calendar that the sandbox shows. */
  readonly postedAt: number;
  readonly ts: string;
}

interface Rhythms {
  /** Every day, every second, every third day too. */
  readonly shorter?: boolean;
  readonly times?: readonly string[];
  readonly zones?: readonly string[];
}

export type ClockBench = Awaited<ReturnType<typeof openClockBench>>;

/** Pairs of several workspaces in Postgres and in a sandbox Slack, and a Cairn that starts when told. */
export async function openClockBench(
  serverUrl: string,
  dice: Dice,
  pairCount: number,
  { shorter = false, times = usualTimes, zones = usualZones }: Rhythms = {},
) {
  const calendar = new MovableClock(begin);
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const place = await openPlace(serverUrl);
  const slack = await SandboxSlack.start({ clock: calendar, machine });
  const looking = new pg.Pool({ connectionString: place.url, max: 2 });
  // Where the database is dropped before Postgres has seen the last of these connections end, it says so to them.
  looking.on('error', () => {});
  looking.on('connect', (client) => client.on('error', () => {}));
  const database = connect(place.url);
  const actor = actorOn(database, calendar);
  const workspaces = await Promise.all(
    ['Acme', 'Globex', 'Initech'].map(async (name) => {
      const workspace = slack.workspace({ name });
      const admin = workspace.person({ name: 'Lena', tz: 'UTC', isAdmin: true });
      return { workspace, admin };
    }),
  );
  let cairn: SandboxCairn | undefined;
  const start = async () => {
    cairn = await startCairn({ slack, databaseUrl: place.url, clocks: { calendar, machine } });
  };
  await start();
  for (const { workspace, admin } of workspaces) {
    await actor.asPerson(workspace.id as WorkspaceId, admin.id as PersonId, (act) =>
      meetPerson(act, somebody(admin.id, 'UTC', true)),
    );
  }
  const pairs: Pair[] = [];
  const workspaceOf = new Map<Pair, SandboxWorkspace>();
  for (let index = 0; index < pairCount; index += 1) {
    const home = workspaces[index % workspaces.length];
    if (!home) throw new Error('no workspace');
    const [mentor, mentee] = [`Mentor ${index}`, `Mentee ${index}`].map((name) => {
      const zone = dice.oneOf(zones);
      return { id: home.workspace.person({ name, tz: zone }).id, zone };
    });
    if (!mentor || !mentee) throw new Error('nobody');
    const rhythm = { everyDays: dice.oneOf([7, 7, 14]), weekday: dice.oneOf(days), time: dice.oneOf(times) };
    const { id: workspaceId } = home.workspace;
    const zoneOf = dice.oneOf(['mentee', 'mentor', 'fixed'] as const);
    const fixedZone = zoneOf === 'fixed' ? dice.oneOf(zones) : undefined;
    const pair = { workspaceId, adminId: home.admin.id, mentor, mentee, rhythm, zoneOf, fixedZone };
    const made = await makePair(actor, calendar.now(), pair);
    pairs.push(made);
    workspaceOf.set(made, home.workspace);
  }
  const bench = {
    slack,
    calendar,
    machine,
    pairs,
    databaseUrl: place.url,
    looking,

    /** Both clocks go on by this much, as time does. */
    pass(ms: number): void {
      calendar.set(new Date(calendar.now().getTime() + ms));
      machine.set(new Date(machine.now().getTime() + ms));
    },
    goTo(instant: number): void {
      bench.pass(instant - calendar.now().getTime());
    },
    /** Does what is due now; what Slack's pace holds back for seconds is waited for. @returns the seconds waited */
    async due(mostSeconds = 120): Promise<number> {
      for (let seconds = 0; ; seconds += 1) {
        await cairn?.runDueWork();
        const { rows } = await looking.query<{ left: string }>(
          `select count(*) as left from deliveries where state = 'pending' and due_at <= $1`,
          [calendar.now()],
        );
        if (rows[0]?.left === '0' || seconds >= mostSeconds) return seconds;
        machine.advance({ seconds: 1 });
      }
    },
    async goDown(): Promise<void> {
      await cairn?.stop();
      cairn = undefined;
    },
    comeBack: start,
    /** Every prompt in Slack, beside what Cairn's books say which date it asks about. */
    async prompts(): Promise<SeenPrompt[]> {
      const { rows } = await looking.query<{ ts: string; occurs_on: string }>(
        `select d.ts, c.occurs_on::text from deliveries d
         join check_ins c on c.workspace_id = d.workspace_id and c.id::text = d.subject_id
         where d.kind = 'check_in.prompt' and d.operation = 'post' and d.ts is not null`,
      );
      const known = new Map(rows.map((row) => [row.ts, row.occurs_on]));
      return pairs.flatMap((pair) => {
        const workspace = workspaceOf.get(pair);
        const dm = workspace?.findDirect([pair.mentor.id, pair.mentee.id]);
        if (!workspace || !dm) return [];
        return workspace
          .messages(dm.id)
          .filter(({ text }) => text.includes('how is it going?'))
          .map(({ ts, postedAt }) => ({ pair, occursOn: known.get(ts), postedAt: postedAt.getTime(), ts }));
      });
    },
    async close(): Promise<void> {
      await bench.goDown();
      await slack.close();
      await database.close();
      await looking.end();
      await place.drop();
    },
  };
  await bench.due();
  // Only now: Cairn has no words for such rhythms, and each pair is told its own at the start.
  if (shorter) await askMoreOften(looking, pairs);
  return bench;
}

/** Rhythms of a few days, which Cairn does not offer yet but its rules can say: a week away then misses several. */
async function askMoreOften(looking: pg.Pool, pairs: Pair[]): Promise<void> {
  for (const [index, pair] of pairs.entries()) {
    const everyDays = [1, 2, 3, 7][index % 4] ?? 7;
    if (everyDays === 7) continue;
    await looking.query('update check_in_schedules set rrule = $1 where workspace_id = $2 and mentorship_id = $3', [
      `FREQ=DAILY;INTERVAL=${everyDays}`,
      pair.workspaceId,
      pair.mentorshipId,
    ]);
    pair.model.everyDays = everyDays;
  }
}
