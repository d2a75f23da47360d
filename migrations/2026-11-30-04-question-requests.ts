import { type Kysely, sql } from 'kysely';

// The door does once what is sent twice (`submissions`): no question has to know of the form that it came from.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table questions drop column request_key`.execute(db);
}
