import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrateToLatest } from '../../src/database/migrate.ts';
import { serverUrlVariable, templateDatabase, withServer } from './test-database.ts';
import { remember, stopRemembered } from './test-server.ts';

/** Starts the one Postgres of a test run, with a migrated database in it that the test files clone. */
export default async function globalSetup(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-test-'));
  // As root we run Postgres as another user, who must come in.
  await chmod(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ directory, durable: false, maxConnections: 300 });
  remember({ postgres, directory });
  // Set before jest forks its workers, which inherit it.
  process.env[serverUrlVariable] = postgres.url('postgres');
  try {
    await withServer((client) => client.query(`create database ${templateDatabase}`));
    await migrateToLatest(postgres.url(templateDatabase));
  } catch (error) {
    // Jest does not tear down what did not set up.
    await stopRemembered();
    throw error;
  }
}
