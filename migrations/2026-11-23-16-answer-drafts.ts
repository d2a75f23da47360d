import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answer_drafts (
      workspace_id text not null,
      check_in_id uuid not null,
      person_id text not null,
      typed jsonb not null check (jsonb_typeof(typed) = 'object'),
      saved_at timestamptz not null,
      primary key (workspace_id, check_in_id, person_id),
      foreign key (workspace_id, check_in_id) references check_ins,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on table answer_drafts is
    'What somebody typed into the form of a check-in and has not sent. Nobody but they ever sees it; sending deletes it.'`.execute(
    db,
  );

  await sql`alter table answer_drafts enable row level security`.execute(db);
  await sql`create policy own_workspace on answer_drafts to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`grant select, insert, update, delete on answer_drafts to cairn_app`.execute(db);
}
