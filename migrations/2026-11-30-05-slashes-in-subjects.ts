import { type Kysely, sql } from 'kysely';

// What a message is about has slashes between its parts; of these kinds it had colons.
const kinds = ['goal.news', 'goal.chart', 'goal.deadline', 'obstacle.news', 'together.news'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update deliveries set subject_id = replace(subject_id, ':', '/'),
      dedup_key = case when dedup_key = kind || ':' || subject_id then kind || ':' || replace(subject_id, ':', '/') else dedup_key end
    where kind = any(${kinds})`.execute(db);
}
