import { type Kysely, sql } from 'kysely';

// What was sent to Cairn once, written in the transaction that it caused: a repeat is answered as the first one was.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table submissions (
      workspace_id text not null references workspaces,
      person_id text not null,
      request text not null,
      answer jsonb,
      submitted_at timestamptz not null,
      primary key (workspace_id, person_id, request)
    )`.execute(db);
  await sql`comment on column submissions.request is 'A form: its callback id, and the id and hash of the view that was sent. A press: its trigger.'`.execute(
    db,
  );
  await sql`comment on column submissions.answer is 'What Slack was answered; null where a form was just closed.'`.execute(
    db,
  );
  await sql`comment on column submissions.submitted_at is 'Calendar clock. The record goes after a day.'`.execute(db);
  await sql`create index submissions_age on submissions (submitted_at)`.execute(db);

  await sql`alter table submissions enable row level security`.execute(db);
  await sql`create policy own_workspace on submissions to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`grant select, insert, update, delete on submissions to cairn_app`.execute(db);
  // Whoever forgets them looks across workspaces, and sees no answer.
  await sql`create policy claim on submissions to cairn_claimer using (true)`.execute(db);
  await sql`grant select (workspace_id, person_id, request, submitted_at), delete on submissions to cairn_claimer`.execute(
    db,
  );
  await sql`create index slack_events_age on slack_events (received_at)`.execute(db);
  await sql`create policy claim on slack_events to cairn_claimer using (true)`.execute(db);
  await sql`grant select (workspace_id, event_id, received_at), delete on slack_events to cairn_claimer`.execute(db);
}
