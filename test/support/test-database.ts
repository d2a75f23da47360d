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
    await client.query(`create database ${name} template ${templateDatabase}`);
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

/** Lends a connection to the server's maintenance database. */
export async function withServer<T>(action: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
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
