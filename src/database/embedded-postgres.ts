import { findBinaries } from './embedded/binaries.ts';
import { type Cluster, openCluster, superuser } from './embedded/cluster.ts';
import type { EmbeddedPostgresError } from './embedded/errors.ts';
import { findPlace, removeUnfinished } from './embedded/place.ts';
import { findPostmaster, type Postmaster } from './embedded/server.ts';
import { Supervisor } from './embedded/supervisor.ts';

export { EmbeddedPostgresError } from './embedded/errors.ts';

export interface EmbeddedPostgres {
  /** The connection URL of one of its databases. It carries the password: not for the log. */
  url(database: string): string;
  /** Fast shutdown, at any moment. The data stays. */
  stop(): Promise<void>;
}

/**
 * Starts a Postgres of our own over the data in `directory`, with a database `cairn` in it, or adopts the one that a
 * killed process left running. It serves one process at a time, and is started again when it dies by itself.
 * @throws EmbeddedPostgresError where that cannot be; its message says what to do.
 */
export async function startEmbeddedPostgres(options: {
  /** Made where missing, such as `.data/postgres`. */
  directory: string;
  /** False trades safety for speed: for tests. */
  durable?: boolean;
  maxConnections?: number;
  log?: (line: string) => void;
  /** Told, once, when it died and is not started again; the message says what to do. */
  onGivenUp?: (error: EmbeddedPostgresError) => void;
}): Promise<EmbeddedPostgres> {
  const { directory, durable = true, maxConnections = 100, log = () => {}, onGivenUp = () => {} } = options;
  const place = await findPlace({ directory, durable, log });
  const binaries = await findBinaries(place);
  const cluster = await openCluster(place, binaries);
  const settings = { durable, maxConnections };

  const supervisor = new Supervisor({ directory, place, binaries, cluster, settings, log }, onGivenUp);
  try {
    const owned = await supervisor.start();
    await removeUnfinished(place);
    await owned.guard.createDatabase('cairn');
    owned.guard.release();
    return {
      url: (database) => urlOf(owned, cluster, database),
      stop: () => supervisor.stop(),
    };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

/**
 * The connection URL of the Postgres that another Cairn runs over `directory`; undefined where none does. It is that
 * Cairn's to stop, at any moment.
 */
export async function findRunningPostgres(directory: string, database: string): Promise<string | undefined> {
  const place = await findPlace({ directory, durable: true, log: () => {} });
  const cluster = await openCluster(place, await findBinaries(place));
  const postmaster = await findPostmaster(cluster);
  return postmaster && urlOf(postmaster, cluster, database);
}

function urlOf({ port }: Postmaster, { password }: Cluster, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
