import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrateToLatest } from '../../src/database/migrate.ts';
import { atTeardown, tearDown } from './at-teardown.ts';
import { shareCompileCache } from './compile-cache.ts';
import { scratchFolder } from './scratch.ts';
import { serverUrlVariable, templateDatabase, withServer } from './test-database.ts';

/** Starts the one Postgres of a test run, with a migrated database in it that the test files clone. */
export default async function globalSetup(): Promise<void> {
  const directory = await scratchFolder('test');
  const [postgres] = await Promise.all([
    startEmbeddedPostgres({ directory, durable: false, maxConnections: 300 }),
    shareCompileCache(),
  ]);
  atTeardown(
    () => postgres.stop(),
    () => rm(directory, { recursive: true, force: true }),
  );
  // Set before jest forks its workers, which inherit it.
  process.env[serverUrlVariable] = postgres.url('postgres');
  try {
    await withServer((client) => client.query(`create database ${templateDatabase}`));
    await migrateToLatest(postgres.url(templateDatabase));
  } catch (error) {
    // Jest does not tear down what did not set up.
    await tearDown();
    throw error;
  }
}
