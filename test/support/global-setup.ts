import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrateToLatest } from '../../src/database/migrate.ts';
import { atTeardown, orTearDown } from './at-teardown.ts';
import { shareCompileCache } from './compile-cache.ts';
import { removeAbandoned, scratchFolder } from './scratch.ts';
import { serverUrlVariable, templateDatabase, withServer } from './test-database.ts';

/** Starts the one Postgres of a test run, with a migrated database in it that the test files clone. */
export default function globalSetup(): Promise<void> {
  return orTearDown(async () => {
    await removeAbandoned();
    const directory = await scratchFolder('run');
    atTeardown(() => rm(directory, { recursive: true, force: true }));
    const starting = startEmbeddedPostgres({ directory, durable: false, maxConnections: 300 });
    atTeardown(async () => (await starting).stop());
    const [postgres] = await Promise.all([starting, shareCompileCache()]);
    // Set before jest forks its workers, which inherit it.
    process.env[serverUrlVariable] = postgres.url('postgres');
    await withServer((client) => client.query(`create database ${templateDatabase}`));
    await migrateToLatest(postgres.url(templateDatabase));
  });
}
