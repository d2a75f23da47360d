import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { isAlive } from '../../src/database/embedded/processes.ts';
import {
  type EmbeddedPostgres,
  findRunningPostgres,
  startEmbeddedPostgres,
} from '../../src/database/embedded-postgres.ts';
import {
  postmasterPid,
  query as queryUrl,
  startOwner as startOwnerOf,
  watchdogPid,
} from '../support/postgres-owner.ts';
import { scratchFolder } from '../support/scratch.ts';

// Making a cluster takes longer than all else here: the tests that do not care share one.
let shared: string;
let directory: string;
const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  shared = await newFolder();
});

beforeEach(() => {
  directory = join(shared, 'postgres');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const postgres of running.splice(0)) await postgres.stop();
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await scratchFolder('embedded é');
  folders.push(folder);
  return folder;
}

async function start(lines: string[] = []): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ directory, durable: false, log: (line) => lines.push(line) });
  running.push(postgres);
  return postgres;
}

async function query(postgres: EmbeddedPostgres, text: string): Promise<unknown> {
  return queryUrl(postgres.url('cairn'), text);
}

async function startOwner(): Promise<ChildProcess> {
  const child = await startOwnerOf(directory);
  children.push(child);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('keeps its data from one start to the next, in a path with a space and an accent', async () => {
  const first = await start();
  await query(first, 'create table stone (name text)');
  await query(first, `insert into stone values ('Åse')`);
  await first.stop();
  const second = await start();
  expect(await query(second, 'select name from stone')).toBe('Åse');
  expect(await query(second, `select current_setting('data_directory')`)).toBe(join(directory, 'cluster/data'));
});

test('lets in nobody without the password, which only we can read', async () => {
  const postgres = await start();
  const url = new URL(postgres.url('cairn'));
  expect((await stat(join(directory, 'cluster/password'))).mode & 0o777).toBe(0o600);
  expect(url.password).toMatch(/^[0-9a-f]{48}$/);
  url.password = 'guessed';
  const client = new pg.Client({ connectionString: url.href });
  await expect(client.connect()).rejects.toThrow('password authentication failed');
});

test('is adopted when its owner and the watchdog were killed', async () => {
  const owner = await startOwner();
  const pid = await postmasterPid(directory);
  process.kill(await watchdogPid(directory), 'SIGKILL');
  await killed(owner);
  const lines: string[] = [];
  const postgres = await start(lines);
  expect(await query(postgres, 'select 1')).toBe(1);
  expect(await postmasterPid(directory)).toBe(pid);
  expect(lines).toEqual([`Adopted the Postgres an earlier Cairn left running (pid ${pid})`]);
});

test('starts at once after its owner was killed, whatever state that left', async () => {
  await killed(await startOwner());
  const postgres = await start();
  await sleep(500);
  expect(await query(postgres, 'select 1')).toBe(1);
});

test('stops by itself when its owner is killed and nobody starts again', async () => {
  const owner = await startOwner();
  const pid = await postmasterPid(directory);
  await killed(owner);
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await sleep(50);
  expect(isAlive(pid)).toBe(false);
});

test('starts over the leavings of a Postgres that was itself killed', async () => {
  const owner = await startOwner();
  process.kill(await postmasterPid(directory), 'SIGKILL');
  await killed(owner);
  expect(await query(await start(), 'select 1')).toBe(1);
});

test('is not given to a second living owner', async () => {
  const owner = await startOwner();
  await expect(start()).rejects.toMatchObject({
    name: 'EmbeddedPostgresError',
    problem: 'in-use',
    message: `another Cairn uses ${directory} (pid ${owner.pid}). Set DATABASE_URL to share one database.`,
  });
});

test('of two that start at once, one owns it and the other is refused', async () => {
  directory = join(await newFolder(), 'postgres');
  const results = await Promise.allSettled([start(), start()]);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map((result) => (result.reason as { problem: string }).problem)).toEqual(['in-use']);
});

test('whoever only looks finds the one that another Cairn runs, and none where none runs', async () => {
  const owner = await startOwner();
  const url = await findRunningPostgres(directory, 'cairn');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select current_database() as name');
  await client.end();
  expect(rows).toEqual([{ name: 'cairn' }]);
  expect(owner.exitCode).toBeNull();
  const postgres = await killed(owner).then(() => start());
  await postgres.stop();
  running.splice(0);
  expect(await findRunningPostgres(directory, 'cairn')).toBeUndefined();
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('finds another place where its user cannot come, and says so', async () => {
  const folder = await newFolder();
  await chmod(folder, 0o700);
  directory = join(folder, 'postgres');
  const lines: string[] = [];
  const first = await start(lines);
  const data = String(await query(first, `select current_setting('data_directory')`));
  const elsewhere = dirname(dirname(data));
  try {
    expect(elsewhere).not.toContain(folder);
    expect(lines).toEqual([
      `Postgres cannot run as root and its user cannot reach ${directory}: its data is kept in ${elsewhere}`,
    ]);
    await query(first, 'create table stone ()');
    await first.stop();
    expect(await query(await start(), 'select count(*)::int from stone')).toBe(0);
  } finally {
    for (const postgres of running.splice(0)) await postgres.stop();
    await rm(elsewhere, { recursive: true });
  }
});

test('names the trouble when the data cannot be used', async () => {
  directory = join(await newFolder(), 'postgres');
  await mkdir(join(directory, 'cluster', 'data'), { recursive: true });
  await expect(start()).rejects.toMatchObject({ problem: 'cannot-start' });
});
