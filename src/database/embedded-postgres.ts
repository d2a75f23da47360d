import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, findBinaries } from './embedded/binaries.ts';
import { type Cluster, openCluster, superuser } from './embedded/cluster.ts';
import { EmbeddedPostgresError } from './embedded/errors.ts';
import { type Guard, openGuard } from './embedded/guard.ts';
import { findPlace, type Place, removeUnfinished } from './embedded/place.ts';
import { eventually } from './embedded/processes.ts';
import * as server from './embedded/server.ts';
import { startWatchdog, waitForOldWatchdog } from './embedded/watchdog.ts';

export { EmbeddedPostgresError } from './embedded/errors.ts';

export interface EmbeddedPostgres {
  /** The connection URL of one of its databases. It carries the password: not for the log. */
  url(database: string): string;
  /** Fast shutdown. The data stays. */
  stop(): Promise<void>;
}

interface Start {
  /** As the caller named it. */
  readonly directory: string;
  readonly place: Place;
  readonly binaries: Binaries;
  readonly cluster: Cluster;
  readonly settings: server.Settings;
  readonly log: (line: string) => void;
}

interface Owned extends server.Postmaster {
  readonly guard: Guard;
}

const mostStarts = 5;

/**
 * Starts a Postgres of our own over the data in `directory`, with a database `cairn` in it, or adopts the one that a
 * killed process left running. It serves one process at a time.
 * @throws EmbeddedPostgresError where that cannot be; its message says what to do.
 */
export async function startEmbeddedPostgres(options: {
  /** Made where missing, such as `.data/postgres`. */
  directory: string;
  /** False trades safety for speed: for tests. */
  durable?: boolean;
  maxConnections?: number;
  log?: (line: string) => void;
}): Promise<EmbeddedPostgres> {
  const { directory, durable = true, maxConnections = 100, log = () => {} } = options;
  const place = await findPlace({ directory, durable, log });
  const binaries = await findBinaries(place);
  const cluster = await openCluster(place, binaries);
  const start: Start = { directory, place, binaries, cluster, settings: { durable, maxConnections }, log };

  const owned = await becomeOwner(start);
  const watchdog = await startWatchdog(owned, cluster, place.identity);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= server.stopPostmaster(owned, cluster).finally(() => watchdog.kill('SIGKILL'));
    return stopping;
  };
  owned.guard.onEnd(() => {
    if (!stopping) log(`Postgres (pid ${owned.pid}) ended by itself: see ${cluster.log}`);
  });
  try {
    await removeUnfinished(place);
    await owned.guard.createDatabase('cairn');
  } catch (error) {
    await stop();
    throw error;
  }
  owned.guard.release();
  return {
    url: (database) => urlOf(owned, cluster, database),
    stop,
  };
}

/**
 * The connection URL of the Postgres that another Cairn runs over `directory`; undefined where none does. It is that
 * Cairn's to stop, at any moment.
 */
export async function findRunningPostgres(directory: string, database: string): Promise<string | undefined> {
  const place = await findPlace({ directory, durable: true, log: () => {} });
  const cluster = await openCluster(place, await findBinaries(place));
  const postmaster = await server.findPostmaster(cluster);
  return postmaster && urlOf(postmaster, cluster, database);
}

function urlOf({ port }: server.Postmaster, { password }: Cluster, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** Deals with whatever is there (nothing, a leftover, one that is just stopping) until a server is ours. */
async function becomeOwner(start: Start): Promise<Owned> {
  let owned: Owned | undefined;
  let starts = 0;
  const isOwned = async () => {
    const postmaster = await server.findPostmaster(start.cluster);
    if (postmaster) {
      owned = await own(postmaster, start);
      if (owned && starts === 0) start.log(`Adopted the Postgres an earlier Cairn left running (pid ${owned.pid})`);
      return owned !== undefined;
    }
    if (starts === mostStarts) return true;
    // The second and later ones: its port was taken meanwhile, or processes of a killed server are still going.
    await sleep(200 * starts);
    starts += 1;
    await startServer(start);
    return false;
  };
  // Long enough to recover from a crash with much to replay.
  await eventually(isOwned, { withinMilliseconds: 120_000 });
  if (owned) return owned;
  throw new EmbeddedPostgresError(
    'cannot-start',
    `Postgres does not start over ${start.cluster.data}. It says:\n${await server.lastLogLines(start.cluster)}\n` +
      'Mend that, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** Comes back when the server has begun to start, or has given up. */
async function startServer(start: Start): Promise<void> {
  const child = await server.spawnPostgres({ ...start, identity: start.place.identity });
  let ended = false;
  for (const event of ['exit', 'error']) {
    child.once(event, () => {
      ended = true;
    });
  }
  const hasBegun = async () => ended || (await server.findPostmaster(start.cluster))?.pid === child.pid;
  await eventually(hasBegun, { withinMilliseconds: 30_000 });
}

/** Undefined: it is not ours yet, look again. */
async function own(postmaster: server.Postmaster, start: Start): Promise<Owned | undefined> {
  const { cluster, binaries, settings } = start;
  const guard = await openGuard(postmaster, cluster);
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
  if ((await guard.serverName()) === server.serverName(binaries, settings)) return { ...postmaster, guard };
  // A leftover of another version or with other settings.
  await server.stopPostmaster(postmaster, cluster);
  return undefined;
}
