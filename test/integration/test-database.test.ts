import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

const databases: TestDatabase[] = [];

afterAll(async () => {
  for (const database of databases) await database.drop();
});

async function tablesOf(database: TestDatabase): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  await client.end();
  return rows.map((row) => row.name);
}

test('clones the migrated template, many at once, each on its own', async () => {
  databases.push(...(await Promise.all([cloneDatabase(), cloneDatabase(), cloneDatabase()])));
  const [first] = databases;
  expect(new Set(databases.map((database) => database.url)).size).toBe(3);
  expect(first && (await tablesOf(first))).toContain('goals');
});
