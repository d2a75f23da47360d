import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrateToLatest } from '../../src/database/migrate.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly node: string;
  readonly postgres: string;
  readonly platform: string;
}

/** A Postgres of our own, which writes as durably as one that matters. */
export async function openPlace() {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  // As root we run Postgres as another user, who must come in.
  await chmod(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ directory, durable: true, maxConnections: 200 });
  const serverUrl = postgres.url('postgres');
  return {
    serverUrl,
    machine: await describeMachine(serverUrl),
    async close(): Promise<void> {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function describeMachine(serverUrl: string): Promise<Machine> {
  const { rows } = await withClient(serverUrl, (client) =>
    client.query<{ version: string }>("select current_setting('server_version') as version"),
  );
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: rows[0]?.version ?? 'unknown',
    platform: `${process.platform} ${process.arch}`,
  };
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export interface BenchDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of one's own: migrated and empty, or a copy of another that nobody is using. */
export async function makeDatabase(serverUrl: string, copyOf?: BenchDatabase): Promise<BenchDatabase> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const from = copyOf ? ` template ${copyOf.name}` : '';
  await withClient(serverUrl, (client) => client.query(`create database ${name}${from}`));
  const url = new URL(serverUrl);
  url.pathname = name;
  if (!copyOf) await migrateToLatest(url.href);
  return {
    name,
    url: url.href,
    drop: async () => {
      await withClient(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
