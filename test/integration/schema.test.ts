import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '../../src/database/connect.ts';
import { generateSchema } from '../../src/database/generate-schema.ts';
import { migrateToLatest } from '../../src/database/migrate.ts';
import { cloneDatabase, type TestDatabase, withServer } from '../support/test-database.ts';

const root = join(import.meta.dirname, '../..');
const names: string[] = [];
let cloned: TestDatabase;

beforeAll(async () => {
  cloned = await cloneDatabase();
});

afterAll(async () => {
  await cloned.drop();
  await withServer(async (client) => {
    for (const name of names) await client.query(`drop database if exists ${name} with (force)`);
  });
});

/** The URL of a new database with nothing in it. */
async function emptyDatabase(): Promise<string> {
  const name = `cairn_empty_${randomUUID().replaceAll('-', '')}`;
  names.push(name);
  await withServer((client) => client.query(`create database ${name}`));
  return Object.assign(new URL(cloned.url), { pathname: name }).href;
}

async function schemaOf(url: string): Promise<string> {
  const database = connect(url);
  try {
    return await generateSchema(database.kysely);
  } finally {
    await database.close();
  }
}

async function migrations(): Promise<string[]> {
  return (await readdir(join(root, 'migrations'))).map((file) => file.replace(/\.ts$/, '')).sort();
}

test('schema.ts is what the migrated database says, to the letter', async () => {
  expect(await schemaOf(cloned.url)).toBe(await readFile(join(root, 'src/database/schema.ts'), 'utf8'));
});

test('migrations run in order, and nothing is left to do afterwards', async () => {
  const url = await emptyDatabase();
  expect(await migrateToLatest(url)).toEqual(await migrations());
  expect(await migrateToLatest(url)).toEqual([]);
  expect(await schemaOf(url)).toBe(await schemaOf(cloned.url));
});

test('of processes that start at once on an empty database, one migrates and the others wait for it', async () => {
  const url = await emptyDatabase();
  const done = await Promise.all([1, 2, 3].map(() => migrateToLatest(url)));
  expect(done.map((names) => names.length).sort()).toEqual([0, 0, (await migrations()).length]);
  expect(await schemaOf(url)).toBe(await schemaOf(cloned.url));
});

test('databases of one server migrate at once', async () => {
  const urls = await Promise.all([emptyDatabase(), emptyDatabase(), emptyDatabase()]);
  const done = await Promise.all(urls.map(migrateToLatest));
  expect(done).toEqual(urls.map(() => done[0]));
});
