import { Socket } from 'node:net';
import pg from 'pg';
import { errorCode } from '../../core/errors.ts';
import { type Cluster, superuser } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import type { Postmaster } from './server.ts';

/**
 * The connection that makes us the owner of a server: it holds an advisory lock as long as we live. Unlike a file with a
 * pid in it, it lets go when we are killed, and cannot be mistaken for a stranger that got our number.
 */
export interface Guard {
  /** Takes the lock. Otherwise answers with the pid of the process that has it. */
  own(): Promise<{ owned: true } | { owned: false; ownerPid: string }>;
  isOpen(): Promise<boolean>;
  serverName(): Promise<string>;
  createDatabase(name: string): Promise<void>;
  /** From now on it no longer keeps the process from ending. */
  release(): void;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const ownerLock = 2_271_226;
const applicationName = 'cairn owner ';

/** Connects to a server of ours; undefined while it does not accept us (still starting, already stopping). */
export async function openGuard(postmaster: Postmaster, cluster: Cluster): Promise<Guard | undefined> {
  const socket = new Socket();
  const client = new pg.Client({
    host: '127.0.0.1',
    port: postmaster.port,
    user: superuser,
    password: cluster.password,
    database: 'postgres',
    application_name: `${applicationName}${process.pid}`,
    connectionTimeoutMillis: 5_000,
    stream: () => socket,
  });
  // The server's end is told by 'end'; without this listener it would take the process down.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    socket.destroy();
    if (errorCode(cause) !== '28P01') return undefined;
    throw new EmbeddedPostgresError(
      'cannot-start',
      `The Postgres over ${cluster.data} (pid ${postmaster.pid}) does not accept the password kept beside it. ` +
        'Stop it, or set DATABASE_URL.',
      { cause },
    );
  }
  return guardOver(client, socket);
}

function guardOver(client: pg.Client, socket: Socket): Guard {
  const ask = async (text: string, values: unknown[] = []): Promise<unknown> => {
    const { rows } = await client.query<unknown[]>({ text, values, rowMode: 'array' });
    return rows[0]?.[0];
  };
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  return {
    own: async () => {
      if ((await ask('select pg_try_advisory_lock($1)', [ownerLock])) === true) return { owned: true };
      const owner = await ask(
        `select application_name from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and objid = $1 and granted`,
        [ownerLock],
      );
      return { owned: false, ownerPid: String(owner ?? '').replace(applicationName, '') || 'unknown' };
    },
    isOpen: () =>
      ask('select 1').then(
        () => true,
        () => false,
      ),
    serverName: async () => String(await ask('show cluster_name')),
    createDatabase: async (name) => {
      const exists = await ask('select 1 from pg_database where datname = $1', [name]);
      if (!exists) await client.query(`create database ${client.escapeIdentifier(name)}`);
    },
    release: () => {
      socket.unref();
    },
    ended,
    close: () => client.end(),
  };
}
