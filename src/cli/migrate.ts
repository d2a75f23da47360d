// `npm run migrate`: brings the database to the newest migration and says what it did.
import { readDatabaseConfig } from '../config.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { explainStartFailure } from '../start-failure.ts';

try {
  const opened = await openDatabase(readDatabaseConfig());
  try {
    const migrated = await migrateToLatest(opened.url);
    process.stdout.write(migrated.length > 0 ? `migrated: ${migrated.join(', ')}\n` : 'nothing to migrate\n');
  } finally {
    await opened.close();
  }
} catch (error) {
  const failure = explainStartFailure(error);
  if (!failure) throw error;
  process.stderr.write(`Cairn cannot migrate:\n${failure.message}\n`);
  process.exitCode = failure.exitCode;
}
