import { type Kysely, sql } from 'kysely';

// A form that is sent twice is known by its submission.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table objectives drop column request_key`.execute(db);
}
