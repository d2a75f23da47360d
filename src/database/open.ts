import type { DatabaseConfig } from '../config.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

export interface OpenedDatabase {
  readonly url: string;
  /** Stops the embedded server, where there is one. */
  close(): Promise<void>;
}

/** The database that the configuration names, or an embedded one that keeps its data between runs. */
export async function openDatabase(config: DatabaseConfig, log?: (line: string) => void): Promise<OpenedDatabase> {
  if (config.url !== undefined) return { url: config.url, close: async () => {} };
  const server = await startEmbeddedPostgres({ directory: config.directory, ...(log ? { log } : {}) });
  return { url: server.url('cairn'), close: () => server.stop() };
}
