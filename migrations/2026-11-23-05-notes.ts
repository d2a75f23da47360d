import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal_notes (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      author_id text not null,
      kind text not null check (kind in ('note', 'reflection', 'message', 'insight', 'opportunity')),
      words text not null check (words <> ''),
      is_shared boolean not null,
      link text,
      goal_id uuid,
      request_key text not null,
      kept_at timestamptz not null,
      edited_at timestamptz,
      thanked_at timestamptz,
      primary key (workspace_id, id),
      unique (workspace_id, request_key),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, author_id) references people,
      foreign key (workspace_id, goal_id) references goals
    )`.execute(db);
  await sql`comment on column journal_notes.is_shared is
    'Whether the other one of the two reads it; else it is its author''s alone.'`.execute(db);
  await sql`comment on column journal_notes.link is 'Of a message: where it stands in Slack.'`.execute(db);
  await sql`comment on column journal_notes.goal_id is 'The goal that an insight or an opportunity serves.'`.execute(
    db,
  );
  await sql`create index notes_of_mentorship on journal_notes (workspace_id, mentorship_id, kept_at)`.execute(db);
  // Each of the two keeps a message once.
  await sql`create unique index notes_of_message on journal_notes (workspace_id, mentorship_id, author_id, link)
    where kind = 'message'`.execute(db);

  await sql`alter table journal_notes enable row level security`.execute(db);
  await sql`create policy own_workspace on journal_notes to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`grant select, insert, update, delete on journal_notes to cairn_app`.execute(db);
}
