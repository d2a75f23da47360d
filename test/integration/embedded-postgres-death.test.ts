import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isAlive } from '../../src/database/embedded/processes.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresError,
  startEmbeddedPostgres,
} from '../../src/database/embedded-postgres.ts';
import { eventually } from '../support/eventually.ts';
import { listPostmasters, postmasterPid, query, startOwner, watchdogPid } from '../support/postgres-owner.ts';
import { scratchFolder } from '../support/scratch.ts';

let directory: string;
let lines: string[];
let reasons: EmbeddedPostgresError[];
let postgres: EmbeddedPostgres | undefined;
let onLine: (line: string) => void;

beforeEach(async () => {
  directory = await scratchFolder('embedded-death');
  lines = [];
  reasons = [];
  postgres = undefined;
  onLine = () => {};
});
afterEach(async () => {
  await postgres?.stop();
  const left = await listPostmasters(directory);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  await rm(directory, { recursive: true, force: true });
  expect(left).toEqual([]);
});

/** @returns the URL of its database */
async function start({ durable = false } = {}): Promise<string> {
  const log = (line: string) => {
    lines.push(line);
    onLine(line);
  };
  postgres = await startEmbeddedPostgres({ directory, durable, log, onGivenUp: (reason) => reasons.push(reason) });
  return postgres.url('cairn');
}

/** @returns the pid that is no more */
async function kill(): Promise<number> {
  const pid = await postmasterPid(directory);
  process.kill(pid, 'SIGKILL');
  return pid;
}

const isBack = () => lines.some((line) => line.startsWith('Postgres is back'));

test('one that is killed comes back by itself: same URL, all that was committed, and the log says so', async () => {
  const url = await start({ durable: true });
  await query(url, `create table stone as select 'Åse' as name`);
  const killed = await kill();
  await eventually(isBack);
  expect(await query(url, 'select name from stone')).toBe('Åse');
  const pid = await postmasterPid(directory);
  const previousLog = join(directory, 'cluster/postgres.previous.log');
  expect(lines).toEqual([
    `Postgres (pid ${killed}) was killed by SIGKILL and is started again. Its log is kept in ${previousLog}`,
    `Postgres is back (pid ${pid})`,
  ]);
  expect(await readFile(previousLog, 'utf8')).toContain('ready to accept connections');
  expect(reasons).toEqual([]);
  await expect(startEmbeddedPostgres({ directory })).rejects.toMatchObject({ problem: 'in-use' });
});

test('it is given up, once and with what to do, when it dies again within a minute', async () => {
  await start();
  await kill();
  await eventually(isBack);
  const killed = await kill();
  await eventually(() => reasons.length > 0);
  expect(reasons.map(({ problem, message }) => [problem, message])).toEqual([
    [
      'keeps-dying',
      `Postgres (pid ${killed}) was killed by SIGKILL, the second time within a minute, and is not started again. ` +
        `Look for the cause in its log (${join(directory, 'cluster/postgres.log')}), ` +
        'or set DATABASE_URL to a Postgres of your own.',
    ],
  ]);
  await postgres?.stop();
  expect(reasons).toHaveLength(1);
  expect(lines).toHaveLength(2);
});

test('it is given up where another start fails, in the words of Postgres', async () => {
  await start();
  // Postgres refuses data that everybody may read.
  await chmod(join(directory, 'cluster/data'), 0o755);
  await kill();
  await eventually(() => reasons.length > 0);
  expect(reasons).toMatchObject([{ problem: 'cannot-start', message: expect.stringContaining('invalid permissions') }]);
  expect(reasons[0]?.message).toContain(join(directory, 'cluster/postgres.log'));
});

test('one that recovers by itself, because one of its processes was killed, stays ours and has not died', async () => {
  const url = await start();
  const pid = await postmasterPid(directory);
  for (const times of [1, 2]) {
    // Postgres does not know whether the process, killed, has left its shared memory in order.
    await query(url, `copy (select) to program 'kill -9 $PPID'`).catch(() => {});
    await eventually(() => lines.length === times);
  }
  expect(new Set(lines)).toEqual(new Set([`Postgres (pid ${pid}) cut all connections, and has recovered by itself`]));
  expect(await query(url, 'select 1')).toBe(1);
  await expect(startEmbeddedPostgres({ directory })).rejects.toMatchObject({ problem: 'in-use' });
  expect(reasons).toEqual([]);
});

test.each<[string, (killed: number) => Promise<unknown>]>([
  ['before its death is noticed', async () => {}],
  ['as its death is noticed', () => new Promise<string>((resolve) => (onLine = resolve))],
  ['when the next one begins', (killed) => eventually(async () => (await nextPid(killed)) > 0)],
])('stopped %s, it is not started again and nothing is left', async (_, moment) => {
  await start();
  await moment(await kill());
  await postgres?.stop();
  expect(await listPostmasters(directory)).toEqual([]);
  const watchdog = await watchdogPid(directory);
  await eventually(() => !isAlive(watchdog));
  expect(reasons).toEqual([]);
});

test('one that came back stops by itself when its owner is killed', async () => {
  const owner = await startOwner(directory);
  try {
    const [killed, oldWatchdog] = [await kill(), await watchdogPid(directory)];
    await eventually(async () => (await nextPid(killed)) > 0);
    await eventually(async () => (await watchdogPid(directory)) !== oldWatchdog);
  } finally {
    owner.kill('SIGKILL');
  }
  await eventually(async () => (await listPostmasters(directory)).length === 0);
});

/** The server after the one that was killed; 0 while there is none. */
async function nextPid(killed: number): Promise<number> {
  const pid = await postmasterPid(directory);
  return pid > 0 && pid !== killed ? pid : 0;
}
