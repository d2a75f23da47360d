import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** How the workers are told where the server is that global-setup.ts started. */
export const serverUrlVariable = 'CAIRN_TEST_SERVER_URL';
export const templateDatabase = 'cairn_template';

const cloneLock = 5_083_731;

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own: one per test file, dropped when it is through. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `cairn_test_${randomUUID().replaceAll('-', '')}`;
  await withServer(async (client) => {
    // Postgres refuses to copy a template that another session is just copying.
    await client.query('select pg_advisory_lock($1)', [cloneLock]);
    await client.query(`create database ${name} template ${templateDatabase} strategy file_copy`);
  });
  const url = new URL(serverUrl());
  url.pathname = name;
  return {
    url: url.href,
    drop: async () => {
      await withServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

export interface LentDatabase {
  readonly url: string;
  giveBack(): Promise<void>;
}

const shelf: TestDatabase[] = [];

/** As good as a clone for a test that only writes rows, and sooner there: given back, it is emptied for the next one. */
export async function lendDatabase(): Promise<LentDatabase> {
  const database = shelf.pop() ?? (await cloneDatabase());
  return {
    url: database.url,
    giveBack: async () => {
      await withClient(database.url, empty);
      shelf.push(database);
    },
  };
}

/** Deletes every row that a test can have written; faster than `truncate` where there are few. */
async function empty(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    declare each record;
    begin
      set local session_replication_role = replica;
      for each in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely_%' loop
        execute format('delete from %I', each.tablename);
      end loop;
      for each in select sequencename from pg_sequences where schemaname = 'public' loop
        execute format('alter sequence %I restart', each.sequencename);
      end loop;
    end $$`);
}

/** Lends a connection to the server's maintenance database. */
export async function withServer<T>(action: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(serverUrl(), action);
}

async function withClient<T>(connectionString: string, action: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env[serverUrlVariable];
  if (!url) throw new Error('no Postgres for this test: it belongs in test/integration or test/journeys');
  return url;
}
