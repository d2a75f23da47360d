import { ConfigError, readDatabaseConfig } from '../config.ts';
import { errorCode } from '../core/errors.ts';
import { connect, type Database } from '../database/connect.ts';
import { openExistingDatabase } from '../database/open.ts';

/** Postgres: no such table, no such role, not allowed to take it. */
const unprepared = new Set(['42P01', '22023', '42501']);

/** Lends the database of a Cairn that may be running. @throws ConfigError where it is none of Cairn's */
export async function withBooks<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const opened = await openExistingDatabase(readDatabaseConfig());
  const database = connect(opened.url, { maxConnections: 1 });
  try {
    return await work(database);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (!unprepared.has(code)) throw error;
    throw new ConfigError(
      `- this database is not prepared for Cairn (${code}). Check DATABASE_URL; \`npx cairn migrate\` prepares it`,
      { cause: error },
    );
  } finally {
    await database.close();
    await opened.close();
  }
}
