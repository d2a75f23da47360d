import { type Kysely, sql } from 'kysely';

// The table of submissions knows what was sent before: these rows need no request keys of their own any more.
const tables = ['obstacles', 'obstacle_revisions', 'journal_notes', 'undertakings', 'undertaking_changes'] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await sql`alter table ${sql.table(table)} drop column request_key`.execute(db);
}
