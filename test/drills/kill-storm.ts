import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { deathPoints } from './death.ts';
import type { Drill, DrillOptions, DrillRow } from './drill.ts';
import { daysAfter, localInstant } from './local-instant.ts';
import { RunningCalendar } from './running-calendar.ts';
import { pick, seededRandom } from './seeded.ts';
import { type Death, type Kill, Storm } from './storm.ts';
import {
  type Asked,
  install,
  isAllAsked,
  isPromptText,
  makeDatabase,
  type Pair,
  seedPairs,
  statesOf,
  tally,
} from './trouble-place.ts';

interface Size {
  readonly workspaces: number;
  readonly pairsEach: number;
  readonly workers: number;
  readonly randomKills: number;
  readonly killsAtEachPoint: number;
  /** So many days of check-ins, lived in so many seconds; the calendar goes on for a while, and stands still then. */
  readonly days: number;
  readonly seconds: number;
  /** In which part of that time workers are told to die at a point: early enough for prompts to come after it. */
  readonly pointsWithin: number;
  /** Cairn's own where it is left out. A short drill has no time to wait for it. */
  readonly leaseSeconds?: number;
  /** How long it goes on: to the next morning, to which Cairn puts off what a slow machine has made hours late. */
  readonly moreDays: number;
  /** How long the rest may take to arrive. */
  readonly restSeconds: number;
}

// A check-in is open for 48 hours of the calendar, and what is not asked by then is not asked at all: at this pace 86
// seconds, in which a prompt may be taken over three times.
const sizes: Record<DrillOptions['size'], Size> = {
  full: {
    workspaces: 50,
    pairsEach: 100,
    workers: 4,
    randomKills: 100,
    killsAtEachPoint: 10,
    days: 7,
    seconds: 300,
    pointsWithin: 0.8,
    moreDays: 0.75,
    restSeconds: 180,
  },
  short: {
    workspaces: 5,
    pairsEach: 12,
    workers: 3,
    randomKills: 2,
    killsAtEachPoint: 1,
    days: 0.25,
    seconds: 6,
    pointsWithin: 0.05,
    moreDays: 0,
    leaseSeconds: 5,
    restSeconds: 60,
  },
};

/** Clocks go forward in Europe on the 28th; the offsets of some of these have half and quarter hours. */
const firstDay = '2027-03-24';
const zones = [
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Honolulu',
];
const lateAfterMs = 60_000;
const leadMs = 3_500;

/** Workers of Cairn that are killed all the time, by us or by themselves, and replaced at once. */
export const killStorm: Drill = {
  name: 'kill-storm',
  title: 'Workers are killed with kill -9, at random moments and at each point of a delivery, and replaced at once.',
  async run({ size, serverUrl, say }) {
    const how = sizes[size];
    const random = seededRandom(20_270_324);
    const base = `${firstDay}T00:00:00.000Z`;
    const until = new Date(Date.parse(base) + (how.days + how.moreDays) * 86_400_000).toISOString();
    // Started when everything is ready; it stands at its base until then.
    let calendar = new RunningCalendar({ base, until, startsAtMs: Number.MAX_SAFE_INTEGER, pace: 1 });
    const database = await makeDatabase(serverUrl);
    const slack = await SandboxSlack.start({ clock: { now: () => calendar.now() } });
    let storm: Storm | undefined;
    try {
      const pairs: Pair[] = [];
      for (let index = 0; index < how.workspaces; index += 1) slack.workspace({ name: `Workspace ${index}` });
      await install(slack, database.url, slack.clock);
      for (const workspace of slack.workspaces) {
        const rhythms = Array.from({ length: how.pairsEach }, () => drawRhythm(random, how.days));
        pairs.push(...(await seedPairs({ slack, eyes: database.eyes, clock: slack.clock }, workspace, rhythms)));
      }
      say(`${pairs.length} check-ins in ${how.workspaces} workspaces fall due in ${how.seconds} s`);

      const run = { base, until, startsAtMs: Date.now() + leadMs, pace: (how.days * 86_400) / how.seconds };
      calendar = new RunningCalendar(run);
      const start = {
        do: 'start' as const,
        databaseUrl: database.url,
        role: 'worker' as const,
        calendar: run,
        slack: { apiUrl: slack.apiUrl, signingSecret: slack.signingSecret, appToken: slack.appToken },
        ...(how.leaseSeconds === undefined ? {} : { leaseSeconds: how.leaseSeconds }),
      };
      storm = new Storm(how.workers, start, random);
      await storm.rage(drawKills(random, how), run.startsAtMs, say);
      const daysEndAtMs = calendar.passesAtMs(new Date(until));
      await sleep(Math.max(0, daysEndAtMs - Date.now()));
      say('the storm is over; the rest arrives');
      while (Date.now() < daysEndAtMs + how.restSeconds * 1000 && !(await isAllAsked(database.eyes, pairs))) {
        await sleep(200);
      }
      await storm.end();
      for (const line of await statesOf(database.eyes)) say(line);
      const channelOf = await readChannels(database.eyes, pairs);
      const hits = storm.deaths.map((death) => ({ ...death, channelId: channelOf.get(death.over) ?? death.over }));
      return rowsOf({ slack, pairs, hits, killed: storm.killed, dueAtMs: ({ dueAt }) => calendar.passesAtMs(dueAt) });
    } finally {
      await storm?.end();
      await slack.close();
      await database.drop();
    }
  },
};

/** Some hour of the day there, at an instant within the days. */
function drawRhythm(random: () => number, days: number): Asked {
  for (;;) {
    const zone = pick(random, zones);
    const on = daysAfter(firstDay, Math.floor(random() * (days + 2)) - 1);
    // In the morning: what comes hours late by this calendar (some seconds) does not wait for the next day.
    const minute = Math.floor(random() * 4 * 60) + 9 * 60;
    const at = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const asked = { on, at, zone };
    if (isWithin(asked, days)) return asked;
  }
}

function isWithin({ on, at, zone }: Asked, days: number): boolean {
  const startsAt = Date.parse(`${firstDay}T00:00:00Z`);
  const dueAt = localInstant(on, at, zone).getTime();
  return dueAt > startsAt && dueAt <= startsAt + days * 86_400_000;
}

function drawKills(random: () => number, how: Size): Kill[] {
  const kills: Kill[] = [];
  for (let kill = 0; kill < how.randomKills; kill += 1) {
    kills.push({ afterMs: random() * how.seconds * 1000, at: undefined });
  }
  for (const at of deathPoints) {
    for (let kill = 0; kill < how.killsAtEachPoint; kill += 1) {
      kills.push({ afterMs: random() * how.seconds * how.pointsWithin * 1000, at });
    }
  }
  return kills.sort((a, b) => a.afterMs - b.afterMs);
}

/** In which conversation each check-in is asked. */
async function readChannels(eyes: pg.Client, pairs: readonly Pair[]): Promise<Map<string, string>> {
  const channelOf = new Map(pairs.map(({ mentorshipId, channelId }) => [mentorshipId, channelId]));
  const { rows } = await eyes.query<{ id: string; mentorship_id: string }>('select id, mentorship_id from check_ins');
  return new Map(rows.map((row) => [row.id, channelOf.get(row.mentorship_id) ?? '']));
}

interface Outcome {
  readonly slack: SandboxSlack;
  readonly pairs: readonly Pair[];
  /** The deaths of workers at named points, and in whose conversation. */
  readonly hits: readonly (Death & { readonly channelId: string })[];
  readonly killed: number;
  readonly dueAtMs: (pair: Pair) => number;
}

/** Each prompt counts once: for the first point at which a worker died over it, or else for the random kills. */
function rowsOf({ slack, pairs, hits, killed, dueAtMs }: Outcome): DrillRow[] {
  const left = new Map(pairs.map((pair) => [pair.channelId, pair]));
  const calls = slack.calls.filter(({ method, args }) => method === 'chat.postMessage' && isPromptText(args['text']));
  const rows = deathPoints.map((at): DrillRow => {
    const own = hits.filter((hit) => hit.at === at);
    const hitPairs: Pair[] = [];
    const waits: number[] = [];
    for (const { channelId, diedAtMs } of own) {
      const pair = left.get(channelId);
      if (pair) hitPairs.push(pair);
      left.delete(channelId);
      const next = calls.find(
        ({ args, receivedAt }) => args['channel'] === channelId && receivedAt.getTime() >= diedAtMs,
      );
      if (next) waits.push(next.receivedAt.getTime() - diedAtMs);
    }
    const note =
      waits.length > 0 ? `taken over within ${(Math.max(...waits) / 1000).toFixed(1)} s` : 'never taken over';
    return { what: `kill -9 ${at}`, done: own.length, ...tally(slack, hitPairs, { dueAtMs, lateAfterMs }), note };
  });
  const duplicates = calls.filter(({ response }) => response?.['is_duplicate'] === true).length;
  const others = tally(slack, left.values(), { dueAtMs, lateAfterMs });
  const note = `${pairs.length} prompts; ${calls.length} posts, ${duplicates} answered is_duplicate`;
  return [...rows, { what: 'kill -9 at a random moment', done: killed, ...others, note }];
}
