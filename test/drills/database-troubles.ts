import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Behind } from './bad-database.ts';
import { within } from './crew.ts';
import type { Readiness } from './readiness.ts';
import { type Eyes, eyesName, type Pair, type TroublePlace } from './trouble-place.ts';

interface Around {
  readonly place: TroublePlace;
  readonly behind: Behind;
  readonly readiness: Readiness;
  readonly random: () => number;
  readonly seconds: number;
  readonly pairs: readonly Pair[];
  /** Of the rows that fail where rows fail. */
  readonly share: number;
}

export interface DatabaseTrouble {
  readonly what: string;
  /** For the full drill alone. */
  readonly isLong?: boolean;
  /** Makes it and ends it. @returns how often it struck */
  make(around: Around): Promise<number>;
}

export const databaseTroubles: readonly DatabaseTrouble[] = [
  {
    what: 'Postgres restarted',
    async make({ behind, readiness, seconds }) {
      // Under way, not before.
      await sleep(seconds * 200);
      await behind.stop();
      const fromMs = Date.now();
      await sleep(seconds * 400);
      readiness.know(false, fromMs, Date.now());
      await behind.start();
      return 1;
    },
  },
  {
    what: 'connections ended by Postgres in the middle of a transaction',
    make: ({ place, seconds }) =>
      repeatedly(seconds, async () => (await endBackends(place.database.eyes, 'and xact_start is not null')) > 0),
  },
  {
    what: 'lines cut in mid-word',
    isLong: true,
    async make({ behind, random, seconds }) {
      return repeatedly(seconds, async () => {
        await sleep(100 * random());
        return behind.relay.cutOne(random);
      });
    },
  },
  {
    what: 'the database takes no connections',
    async make({ place, readiness, seconds }) {
      const { url, eyes } = place.database;
      const name = new URL(url).pathname.slice(1);
      // One connection of ours stays, so that this can be taken back.
      const held = new pg.Client({ connectionString: url, application_name: eyesName });
      held.on('error', () => {});
      await held.connect();
      await held.query('update pg_database set datallowconn = false where datname = $1', [name]);
      const ended = await endBackends(eyes, '');
      await sleep(100);
      const fromMs = Date.now();
      await sleep(seconds * 500);
      readiness.know(false, fromMs, Date.now());
      await held.query('update pg_database set datallowconn = true where datname = $1', [name]);
      await held.end();
      return ended;
    },
  },
  {
    what: 'every connection of the pool waits for a lock',
    isLong: true,
    async make({ place, readiness, pairs }) {
      const { url, eyes } = place.database;
      const locker = new pg.Client({ connectionString: url, application_name: eyesName });
      await locker.connect();
      await locker.query('begin; lock table people, deliveries, check_in_schedules in access exclusive mode');
      const commands = pairs
        .slice(0, 14)
        .map(({ workspace, menteeId, channelId }) =>
          workspace.atKeyboard(menteeId).command('/goal', 'list', { in: channelId }),
        );
      const isExhausted = await within(4, async () => (await countWaiting(eyes)) >= 11);
      const fromMs = Date.now();
      const waiting = await countWaiting(eyes);
      await sleep(8_000);
      if (isExhausted) readiness.know(false, fromMs, Date.now());
      await locker.query('rollback');
      await locker.end();
      await Promise.all(commands);
      return waiting;
    },
  },
  {
    what: 'the disk is full (53100)',
    make: (around) => withFailures(around, `raise exception using errcode = '53100', message = 'disk full'`),
  },
  {
    what: 'statements time out (57014)',
    async make(around) {
      const { url, eyes } = around.place.database;
      const name = new URL(url).pathname.slice(1);
      await eyes.query(`alter database ${name} set statement_timeout = '150ms'`);
      // Who is connected keeps the setting they came with.
      await endBackends(eyes, '');
      const failures = await withFailures(around, 'perform pg_sleep(0.4)');
      await eyes.query(`alter database ${name} reset statement_timeout`);
      await endBackends(eyes, '');
      return failures;
    },
  },
];

/** How long a trouble goes on that has struck nobody yet. */
const patienceMs = 6_000;

/** @returns how often it struck */
async function repeatedly(seconds: number, strike: () => Promise<boolean>): Promise<number> {
  const untilMs = Date.now() + seconds * 1000;
  let struck = 0;
  while (Date.now() < untilMs || (struck === 0 && Date.now() < untilMs + patienceMs)) {
    // What cuts lines may cut its own.
    if (await strike().catch(() => false)) struck += 1;
    await sleep(20);
  }
  return struck;
}

/** Ends Cairn's connections to this database. @returns how many */
async function endBackends(eyes: Eyes, which: string): Promise<number> {
  const { rowCount } = await eyes.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name <> $1 ${which}`,
    [eyesName],
  );
  return rowCount ?? 0;
}

async function countWaiting(eyes: Eyes): Promise<number> {
  const { rows } = await eyes.query<{ many: number }>(
    `select count(*)::int as many from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.many ?? 0;
}

/** For a while some rows of the outbox and of the check-ins, drawn by lot, meet this failure. @returns how many did */
async function withFailures({ place, seconds, share }: Around, failure: string): Promise<number> {
  const { eyes } = place.database;
  // A sequence is not rolled back with what failed.
  await eyes.query(`
    create sequence drill_failures;
    create function drill_fail() returns trigger language plpgsql security definer as $$
    begin
      if random() < ${share} then
        perform nextval('drill_failures');
        ${failure};
      end if;
      return new;
    end $$;
    create trigger drill_fail before insert or update on deliveries for each row execute function drill_fail();
    create trigger drill_fail before insert or update on check_ins for each row execute function drill_fail();`);
  await sleep(seconds * 1000);
  await within(patienceMs / 1000, async () => (await countFailures(eyes)) > 0);
  await eyes.query('drop function drill_fail() cascade');
  const failures = await countFailures(eyes);
  await eyes.query('drop sequence drill_failures');
  return failures;
}

async function countFailures(eyes: Eyes): Promise<number> {
  const { rows } = await eyes.query<{ many: number }>(
    'select (case when is_called then last_value else 0 end)::int as many from drill_failures',
  );
  return rows[0]?.many ?? 0;
}
