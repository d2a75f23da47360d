import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { within } from './crew.ts';
import { deathPoints } from './death.ts';
import type { Drill, DrillOptions, DrillRow } from './drill.ts';
import { daysAfter, localInstant } from './local-instant.ts';
import type { RunningCalendar } from './running-calendar.ts';
import { pick, seededRandom } from './seeded.ts';
import { type Death, type Kill, Storm } from './storm.ts';
import {
  type Asked,
  addWorkspaces,
  type Eyes,
  isAllAsked,
  isPromptText,
  openTroublePlace,
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
const dayMs = 86_400_000;
const startsAt = Date.parse(`${firstDay}T00:00:00Z`);
const lateAfterMs = 60_000;
/** So often more is asked for the sake of a point that no worker came to. */
const mostMore = 25;

/** Workers of Cairn that are killed all the time, by us or by themselves, and replaced at once. */
export const killStorm: Drill = {
  name: 'kill-storm',
  title: 'Workers are killed with kill -9, at random moments and at each point of a delivery, and replaced at once.',
  async run({ size, serverUrl, say }) {
    const how = sizes[size];
    const random = seededRandom(20_270_324);
    const place = await openTroublePlace(serverUrl, `${firstDay}T00:00:00.000Z`);
    const { slack, database } = place;
    let storm: Storm | undefined;
    try {
      const names = Array.from({ length: how.workspaces }, (_, index) => `Workspace ${index}`);
      const workspaces = await addWorkspaces(place, names);
      const pairs: Pair[] = [];
      for (const workspace of workspaces) {
        const rhythms = Array.from({ length: how.pairsEach }, () => drawRhythm(random, how.days));
        pairs.push(...(await seedPairs(place, workspace, rhythms)));
      }
      say(`${pairs.length} check-ins in ${how.workspaces} workspaces fall due in ${how.seconds} s`);

      const until = new Date(startsAt + (how.days + how.moreDays) * dayMs);
      place.runCalendar({ pace: (how.days * dayMs) / (how.seconds * 1000), until: until.toISOString() });
      const { calendar } = place;
      storm = new Storm(how.workers, place.workerStart('worker', how.leaseSeconds), random);
      await storm.rage(drawKills(random, how), calendar.run.startsAtMs, say);
      await sleep(Math.max(0, calendar.passesAtMs(until) - Date.now()));
      // A point that no worker has come to yet: there is more to ask, until one does.
      for (let more = 0; storm.isArmed && more < mostMore; more += 1) {
        for (const workspace of workspaces) pairs.push(...(await seedPairs(place, workspace, [rightAt(until)])));
        await within(4, () => storm?.isArmed === false);
      }
      say('the storm is over; the rest arrives');
      await within(how.restSeconds, () => isAllAsked(database.eyes, pairs));
      await storm.end();
      if (storm.failure) throw storm.failure;
      for (const line of await statesOf(database.eyes)) say(line);
      const channelOf = await readChannels(database.eyes, pairs);
      const hits = storm.deaths.map((death) => ({ ...death, channelId: channelOf.get(death.over) ?? death.over }));
      return rowsOf({ slack, pairs, hits, killed: storm.killed, calendar });
    } finally {
      await storm?.end();
      await place.close();
    }
  },
};

/** Asked at this instant, which is a whole minute. */
function rightAt(instant: Date): Asked {
  const [on = '', time = ''] = instant.toISOString().split('T');
  return { on, at: time.slice(0, 5), zone: 'UTC' };
}

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
  const dueAt = localInstant(on, at, zone).getTime();
  return dueAt > startsAt && dueAt <= startsAt + days * dayMs;
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
async function readChannels(eyes: Eyes, pairs: readonly Pair[]): Promise<Map<string, string>> {
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
  readonly calendar: RunningCalendar;
}

/** Each prompt counts once: for the first point at which a worker died over it, or else for the random kills. */
function rowsOf({ slack, pairs, hits, killed, calendar }: Outcome): DrillRow[] {
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
    return { what: `kill -9 ${at}`, done: own.length, ...tally(slack, hitPairs, { calendar, lateAfterMs }), note };
  });
  const duplicates = calls.filter(({ response }) => response?.['is_duplicate'] === true).length;
  const others = tally(slack, left.values(), { calendar, lateAfterMs });
  const note = `${pairs.length} prompts; ${calls.length} posts, ${duplicates} answered is_duplicate`;
  return [...rows, { what: 'kill -9 at a random moment', done: killed, ...others, note }];
}
