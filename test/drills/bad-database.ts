import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { scratchFolder } from '../support/scratch.ts';
import { Crew, within } from './crew.ts';
import { type DatabaseTrouble, databaseTroubles } from './database-troubles.ts';
import type { Drill, DrillOptions, DrillRow } from './drill.ts';
import { Readiness } from './readiness.ts';
import { Relay } from './relay.ts';
import { seededRandom } from './seeded.ts';
import {
  type Asked,
  addWorkspaces,
  isAllAsked,
  openTroublePlace,
  type Pair,
  seedPairs,
  statesOf,
  type TroublePlace,
  tally,
} from './trouble-place.ts';

export interface BadDatabaseSize {
  readonly pairsEach: number;
  /** How long a trouble lasts that has no end of its own. */
  readonly troubleSeconds: number;
  /** Of the rows that fail where rows fail: fewer where there are more of them. */
  readonly share: number;
  readonly leaseSeconds?: number;
  /** Whether all has to arrive before the next trouble comes. */
  readonly oneByOne: boolean;
  readonly restSeconds: number;
}

const sizes: Record<DrillOptions['size'], BadDatabaseSize> = {
  full: { pairsEach: 80, troubleSeconds: 8, share: 0.03, oneByOne: true, restSeconds: 120 },
  short: { pairsEach: 3, troubleSeconds: 2.5, share: 0.4, leaseSeconds: 4, oneByOne: false, restSeconds: 60 },
};

const base = '2027-03-24T09:00:00.000Z';
/** A second is a minute, so that an hour of trouble is by day and within a check-in's window. */
const calendarPace = 60;
/** A worker that lost the database in the middle of a batch is taken over when its lease is over. */
const lateAfterMs = 60_000;

/** A Postgres of the drill's own, behind an address that stays. */
export interface Behind {
  readonly relay: Relay;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const badDatabase: Drill = {
  name: 'bad-database',
  title: 'Postgres restarts, cuts, refuses, fills up and times out, while check-ins fall due.',
  async run({ size, say }) {
    const how = sizes[size];
    const behind = await startBehind();
    let place: TroublePlace | undefined;
    let crew: Crew | undefined;
    let readiness: Readiness | undefined;
    try {
      place = await openTroublePlace(behind.url, base);
      const { slack, database } = place;
      const workspaces = await addWorkspaces(place, ['Acme', 'Globex']);
      place.runCalendar({ pace: calendarPace });
      crew = await Crew.start([
        place.workerStart('all', how.leaseSeconds),
        place.workerStart('worker', how.leaseSeconds),
      ]);
      slack.connect({ requestUrl: `${crew.origin}/slack/events` });
      readiness = new Readiness(crew.origin);
      await sleep(Math.max(0, place.calendar.run.startsAtMs - Date.now()));

      const { calendar } = place;
      const random = seededRandom(53_100);
      const rows: (() => DrillRow)[] = [];
      const all: Pair[] = [];
      for (const trouble of databaseTroubles) {
        if (size === 'short' && trouble.isLong) continue;
        const pairs: Pair[] = [];
        const seconds = how.troubleSeconds;
        for (const workspace of workspaces) pairs.push(...(await seedPairs(place, workspace, soon(place, how))));
        all.push(...pairs);
        const done = await makeTrouble(trouble, { place, behind, readiness, random, seconds, pairs, share: how.share });
        const overAtMs = Date.now();
        say(`${trouble.what}: ${done} times`);
        if (how.oneByOne) await within(how.restSeconds, () => isAllAsked(database.eyes, pairs));
        const afterMs = Date.now() - overAtMs;
        const note = how.oneByOne ? `all asked ${(afterMs / 1000).toFixed(1)} s after it` : undefined;
        rows.push(() => ({ what: trouble.what, done, ...tally(slack, pairs, { calendar, lateAfterMs }), note }));
      }
      await within(how.restSeconds, () => isAllAsked(database.eyes, all));
      for (const line of await statesOf(database.eyes)) say(line);
      await readiness.stop();
      const survivors = crew.alive;
      return [
        ...rows.map((row) => row()),
        readiness.row(),
        { what: 'processes that live on', done: crew.size, lost: crew.size - survivors, doubled: 0, late: 0 },
      ];
    } finally {
      await readiness?.stop();
      await crew?.stop();
      await place?.close();
      await behind.close();
    }
  },
};

/** Asked while the trouble lasts: from the next minute of the calendar on. */
function soon({ slack }: TroublePlace, { pairsEach, troubleSeconds }: BadDatabaseSize): Asked[] {
  const next = Math.ceil(slack.clock.now().getTime() / 60_000) + 1;
  return Array.from({ length: pairsEach }, (_, index) => {
    const minute = next + Math.floor((index * troubleSeconds) / pairsEach);
    const [on = '', time = ''] = new Date(minute * 60_000).toISOString().split('T');
    return { on, at: time.slice(0, 5), zone: 'UTC' };
  });
}

interface Circumstances {
  readonly place: TroublePlace;
  readonly behind: Behind;
  readonly readiness: Readiness;
  readonly random: () => number;
  readonly seconds: number;
  readonly pairs: readonly Pair[];
  readonly share: number;
}

async function makeTrouble(trouble: DatabaseTrouble, around: Circumstances): Promise<number> {
  // Until the pool has let go of what the trouble before broke, an answer may go either way.
  await sleep(300);
  const upFromMs = Date.now();
  await sleep(400);
  around.readiness.know(true, upFromMs, Date.now());
  return trouble.make(around);
}

async function startBehind() {
  const directory = await scratchFolder('drill');
  const begin = () => startEmbeddedPostgres({ directory, durable: false, maxConnections: 60 });
  let postgres: EmbeddedPostgres = await begin();
  const portOf = ({ url }: EmbeddedPostgres) => Number(new URL(url('postgres')).port);
  const relay = await Relay.start(portOf(postgres));
  const url = new URL(postgres.url('postgres'));
  url.port = String(relay.port);
  return {
    relay,
    url: url.href,
    stop: () => postgres.stop(),
    async start() {
      postgres = await begin();
      relay.target = portOf(postgres);
    },
    async close() {
      await relay.close();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
