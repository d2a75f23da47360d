import { existsSync } from 'node:fs';
import { ConfigError, type DatabaseConfig } from '../config.ts';
import { EmbeddedPostgresError, findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

export interface OpenedDatabase {
  readonly url: string;
  /** Stops the embedded server, where there is one. */
  close(): Promise<void>;
}

/** What is told of an embedded server: see `startEmbeddedPostgres`. */
export type DatabaseListeners = Pick<Parameters<typeof startEmbeddedPostgres>[0], 'log' | 'onGivenUp'>;

/** The database that the configuration names, or an embedded one that keeps its data between runs. */
export async function openDatabase(config: DatabaseConfig, listeners?: DatabaseListeners): Promise<OpenedDatabase> {
  if (config.url !== undefined) return { url: config.url, close: async () => {} };
  const server = await startEmbeddedPostgres({ directory: config.directory, ...listeners });
  return { url: server.url('cairn'), close: () => server.stop() };
}

/**
 * The database of a Cairn that may be running meanwhile, its embedded one too.
 * @throws ConfigError where there is none
 */
export async function openExistingDatabase(config: DatabaseConfig): Promise<OpenedDatabase> {
  if (config.url === undefined && !existsSync(config.directory)) {
    throw new ConfigError('- DATABASE_URL is missing, and no Cairn has kept an embedded database here');
  }
  try {
    return await openDatabase(config);
  } catch (error) {
    const isInUse = error instanceof EmbeddedPostgresError && error.problem === 'in-use';
    const url = isInUse ? await findRunningPostgres(config.directory, 'cairn') : undefined;
    if (url === undefined) throw error;
    return { url, close: async () => {} };
  }
}
