import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { type Guard, openGuard } from './guard.ts';
import type { Place } from './place.ts';
import { eventually, hasEnded } from './processes.ts';
import * as server from './server.ts';
import { waitForOldWatchdog } from './watchdog.ts';

export interface Start {
  /** As the caller named it. */
  readonly directory: string;
  readonly place: Place;
  readonly binaries: Binaries;
  readonly cluster: Cluster;
  readonly settings: server.Settings;
  readonly log: (line: string) => void;
  /** The port it must have; any free one where it is left out. */
  readonly port?: number;
  /** Aborted when the server is no longer wanted. */
  readonly signal: AbortSignal;
}

export interface Owned extends server.Postmaster {
  readonly guard: Guard;
  /** Undefined where another process started it. */
  readonly child: ChildProcess | undefined;
}

const maxStarts = 5;
/** Processes of a server that was killed go on until they notice: a start on its port is given more time. */
const maxRestarts = 8;
/** Long enough to recover from a crash with much to replay. */
const maxRecoveryMs = 120_000;

/** Deals with whatever is there (nothing, a leftover, one that is just stopping) until a server is ours. */
export async function becomeOwner(start: Start): Promise<Owned> {
  const { cluster, signal } = start;
  let owned: Owned | undefined;
  let child: ChildProcess | undefined;
  let starts = 0;
  const isOwned = async () => {
    const postmaster = await server.findPostmaster(cluster);
    if (postmaster) {
      owned = await own(postmaster, start, child);
      if (owned && starts === 0) start.log(`Adopted the Postgres an earlier Cairn left running (pid ${owned.pid})`);
      return owned !== undefined;
    }
    if (starts === (start.port === undefined ? maxStarts : maxRestarts)) return true;
    if (starts === 0) await server.keepLog(cluster);
    // The second and later ones: its port was taken meanwhile, or processes of a killed server are still going.
    await sleep(200 * starts);
    starts += 1;
    child = await startServer(start);
    return false;
  };
  await eventually(isOwned, { withinMilliseconds: maxRecoveryMs, signal });
  if (owned) return owned;
  if (signal.aborted && child?.pid && !hasEnded(child)) await server.stopPostmaster({ pid: child.pid }, cluster);
  throw new EmbeddedPostgresError(
    'cannot-start',
    `Postgres does not start over ${cluster.data}. It says:\n${await server.lastLogLines(cluster)}\n` +
      `Mend that (its log is ${cluster.log}), or set DATABASE_URL to a Postgres of your own.`,
  );
}

/**
 * Waits for a server that cut our connection. Postgres does so to recover when one of its processes is killed.
 * @returns undefined where the server has ended
 */
export async function regainOwnership(lost: Owned, start: Start): Promise<Owned | undefined> {
  const { cluster, signal } = start;
  let owned: Owned | undefined;
  const isDecided = async () => {
    if ((await server.findPostmaster(cluster))?.pid !== lost.pid) return true;
    owned = await own(lost, start, lost.child);
    return owned !== undefined;
  };
  if (await eventually(isDecided, { withinMilliseconds: maxRecoveryMs, signal })) return owned;
  throw new EmbeddedPostgresError(
    'cannot-start',
    `Postgres (pid ${lost.pid}) runs but takes no connections. Its log is ${cluster.log}. ` +
      'Mend that, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** Comes back when the server has begun to start, or has given up. */
async function startServer(start: Start): Promise<ChildProcess> {
  const child = await server.spawnPostgres({ ...start, identity: start.place.identity });
  const hasBegun = async () => hasEnded(child) || (await server.findPostmaster(start.cluster))?.pid === child.pid;
  await eventually(hasBegun, { withinMilliseconds: 30_000 });
  return child;
}

/** Undefined: it is not ours yet, look again. */
async function own(
  { pid, port }: server.Postmaster,
  start: Start,
  child: ChildProcess | undefined,
): Promise<Owned | undefined> {
  const { cluster, binaries, settings } = start;
  const guard = await openGuard({ pid, port }, cluster);
  if (!guard) return undefined;
  const claim = await guard.own().catch(() => undefined);
  if (!claim) return undefined;
  if (!claim.owned) {
    await guard.close();
    throw new EmbeddedPostgresError(
      'in-use',
      `another Cairn uses ${start.directory} (pid ${claim.ownerPid}). Set DATABASE_URL to share one database.`,
    );
  }
  await waitForOldWatchdog(cluster);
  if (!(await guard.isOpen())) return undefined;
  const isAsWanted = (await guard.serverName()) === server.serverName(binaries, settings);
  if (isAsWanted && port === (start.port ?? port)) {
    return { pid, port, guard, child: child?.pid === pid ? child : undefined };
  }
  // A leftover of another version, with other settings or on another port.
  await server.stopPostmaster({ pid }, cluster);
  return undefined;
}
