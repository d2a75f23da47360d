import { promises as fs } from 'node:fs';
import path from 'node:path';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { connect } from './connect.ts';
import { ensureRoles } from './roles.ts';

const folder = path.resolve(import.meta.dirname, '../../migrations');

/**
 * Brings the database to the newest migration. Processes that start together wait for one another (Kysely's lock).
 * @returns the names of the migrations that ran now, oldest first
 * @throws RolesMissing, or the error of the migration that failed (which left nothing behind)
 */
export async function migrateToLatest(databaseUrl: string): Promise<string[]> {
  const database = connect(databaseUrl, { maxConnections: 1 });
  try {
    await ensureRoles(database.kysely);
    const migrator = new Migrator({
      db: database.kysely,
      provider: new FileMigrationProvider({ fs, path, migrationFolder: folder }),
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await database.close();
  }
}
