import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { errorCode } from '../../core/errors.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { commandOf, eventually, type Identity, isAlive, signal, spawnOptions } from './processes.ts';

export interface Settings {
  readonly durable: boolean;
  readonly maxConnections: number;
}

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What a server runs with. Two servers with the same name are interchangeable: one may be adopted for the other. */
export function serverName(binaries: Binaries, settings: Settings): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([binaries, settings]))
    .digest('hex');
  return `cairn-${hash.slice(0, 12)}`;
}

/** The server that postmaster.pid names, if it lives. */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const path = join(cluster.data, 'postmaster.pid');
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  // The file of one that was killed; the next start of Postgres replaces it.
  if (!pid || !isAlive(pid)) return undefined;
  if (!(await commandOf(pid)).includes('postgres')) {
    // The number belongs to another program by now, and Postgres itself would not dare to start.
    await rm(path, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]) };
}

/**
 * Starts Postgres in a process group of its own: a Ctrl-C in the terminal is ours to handle, after which we drain and
 * stop Postgres ourselves. Its log goes to a file, since it may outlive us.
 */
export async function spawnPostgres(options: {
  binaries: Binaries;
  cluster: Cluster;
  identity: Identity;
  settings: Settings;
  port?: number;
}): Promise<ChildProcess> {
  const { binaries, cluster, identity, settings } = options;
  const parameters = {
    cluster_name: serverName(binaries, settings),
    port: options.port ?? (await freePort()),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: settings.maxConnections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(settings.durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  const flags = Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(cluster.log, 'w', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', cluster.data, ...flags], {
      ...spawnOptions(identity),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    // Without a listener a failed spawn would take the process down; that it is not running shows soon enough.
    child.on('error', () => {});
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

/** Fast shutdown: open transactions are rolled back, what was committed is kept. */
export async function stopPostmaster(postmaster: Pick<Postmaster, 'pid'>, cluster: Cluster): Promise<void> {
  const isGone = async () => !isAlive(postmaster.pid) || (await findPostmaster(cluster))?.pid !== postmaster.pid;
  signal(postmaster.pid, 'SIGINT');
  if (await eventually(isGone, { withinMilliseconds: 30_000 })) {
    // The file goes a moment before the process. A process that another one ought to reap may never go.
    await eventually(() => !isAlive(postmaster.pid), { withinMilliseconds: 1_000 });
    return;
  }
  signal(postmaster.pid, 'SIGQUIT');
  if (await eventually(isGone, { withinMilliseconds: 10_000 })) return;
  throw new EmbeddedPostgresError('cannot-stop', `Postgres (pid ${postmaster.pid}) does not stop. End it by hand.`);
}

/** A start begins a new log. The one before may say why it had to be. */
export async function keepLog(cluster: Cluster): Promise<void> {
  await rename(cluster.log, cluster.previousLog).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
}

export async function lastLogLines(cluster: Cluster): Promise<string> {
  const text = await readFile(cluster.log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-5).join('\n');
}

/** A port that was free a moment ago; whoever takes it in between makes the start fail, and it is tried again. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
