// `npm run migrate`: brings the database to the newest migration and says what it did.
import { ConfigError, readDatabaseConfig } from '../config.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { RolesMissing } from '../database/roles.ts';

try {
  const opened = await openDatabase(readDatabaseConfig());
  try {
    const migrated = await migrateToLatest(opened.url);
    process.stdout.write(migrated.length > 0 ? `migrated: ${migrated.join(', ')}\n` : 'nothing to migrate\n');
  } finally {
    await opened.close();
  }
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof RolesMissing)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78;
}
