import { type Kysely, sql } from 'kysely';

// What was answered may hold private words: it is forgotten after ten minutes, long before the record that it was answered.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table submissions
    add column has_answer boolean not null generated always as (answer is not null) stored`.execute(db);
  await sql`comment on column submissions.request is 'A form: its callback id, the id and hash of the view that was sent, a digest of what was typed. A press: its trigger.'`.execute(
    db,
  );
  await sql`comment on column submissions.answer is 'What Slack was answered; null where a form was just closed, and after ten minutes.'`.execute(
    db,
  );
  await sql`create index submissions_answered on submissions (submitted_at) where has_answer`.execute(db);
  // Whoever forgets answers across workspaces sees whether there is one, and not what it says.
  await sql`grant select (has_answer), update (answer) on submissions to cairn_claimer`.execute(db);
}
