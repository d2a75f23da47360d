import { type Kysely, sql } from 'kysely';

// Every Home asks for the wins that wait for an answer; the answered ones only grow.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index wins_offered on wins (workspace_id, mentorship_id) where status = 'offered'`.execute(db);
}
