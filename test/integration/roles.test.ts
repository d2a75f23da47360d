import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrateToLatest } from '../../src/database/migrate.ts';
import { scratchFolder } from '../support/scratch.ts';

// A server of its own: roles belong to a whole server, and on the shared one they are there already.
let postgres: EmbeddedPostgres;
let directory: string;

beforeAll(async () => {
  directory = await scratchFolder('roles');
  postgres = await startEmbeddedPostgres({ directory, durable: false });
});
afterAll(async () => {
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
});
afterEach(async () => {
  await asSuperuser('drop database if exists one with (force)');
  await asSuperuser('drop database if exists two with (force)');
  await asSuperuser('drop role if exists cairn_app, cairn_claimer, plain, maker');
});

async function asSuperuser(statements: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    return await client.query(statements);
  } finally {
    await client.end();
  }
}

/** A user who owns a database, as a hoster hands it out. */
async function hostedDatabase(user: string, database: string, attributes = ''): Promise<string> {
  const { rowCount } = await asSuperuser(`select from pg_roles where rolname = '${user}'`);
  if (rowCount === 0) await asSuperuser(`create role ${user} login password 'secret' ${attributes}`);
  await asSuperuser(`create database ${database} owner ${user}`);
  return Object.assign(new URL(postgres.url(database)), { username: user, password: 'secret' }).href;
}

/** What RolesMissing tells an administrator to run. */
async function sqlFor(url: string): Promise<string> {
  const error: unknown = await migrateToLatest(url).then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('it migrated');
  expect(error.name).toBe('RolesMissing');
  const [sentence, ...lines] = error.message.split('\n');
  expect(sentence).toContain('An administrator must run once:');
  return lines.join('\n');
}

describe('a user who may not create roles', () => {
  test('is refused with the SQL for an administrator, and migrates after it was run', async () => {
    const url = await hostedDatabase('plain', 'one');
    const sql = await sqlFor(url);
    expect(sql).toBe(
      [
        'create role cairn_app nologin;',
        'grant cairn_app to plain with set true;',
        'create role cairn_claimer nologin;',
        'grant cairn_claimer to plain with set true;',
      ].join('\n'),
    );
    await asSuperuser(sql);
    expect((await migrateToLatest(url)).length).toBeGreaterThan(0);
    expect(await migrateToLatest(url)).toEqual([]);
  });

  test('is told SQL that works where another Cairn of this server has made the roles before', async () => {
    await migrateToLatest(await hostedDatabase('maker', 'one', 'createrole'));
    const url = await hostedDatabase('plain', 'two');
    await asSuperuser(await sqlFor(url));
    expect((await migrateToLatest(url)).length).toBeGreaterThan(0);
  });

  test('leaves nothing behind when it is refused', async () => {
    const url = await hostedDatabase('plain', 'one');
    await sqlFor(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(`select from pg_tables where schemaname = 'public'`);
    await client.end();
    expect(rows).toEqual([]);
  });
});

test('a user who may create roles needs nobody, also when several databases are migrated at once', async () => {
  const urls = [await hostedDatabase('maker', 'one', 'createrole'), await hostedDatabase('maker', 'two')];
  const done = await Promise.all([...urls, ...urls].map(migrateToLatest));
  expect(done.filter((names) => names.length > 0)).toHaveLength(2);
});

test('a user with an awkward name is quoted', async () => {
  await asSuperuser(`create role "Pl ""ain" login password 'secret'`);
  try {
    await asSuperuser(`create database one owner "Pl ""ain"`);
    const url = Object.assign(new URL(postgres.url('one')), { username: 'Pl%20%22ain', password: 'secret' }).href;
    await asSuperuser(await sqlFor(url));
    expect((await migrateToLatest(url)).length).toBeGreaterThan(0);
  } finally {
    await asSuperuser('drop database if exists one with (force)');
    await asSuperuser('drop role "Pl ""ain"');
  }
});
