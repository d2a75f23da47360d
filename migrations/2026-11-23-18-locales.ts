import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people add column locale text check (length(locale) <= 35)`.execute(db);
  await sql`comment on column people.locale is
    'Language and region that they set in Slack, a BCP 47 tag such as de-DE; null where Slack has not told it.'`.execute(
    db,
  );
  await sql`comment on table working_times is
    'When somebody works, as they said; whoever said nothing works 9 to 17 on the working days of their locale.'`.execute(
    db,
  );
}
