import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table talks (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      held_on date not null,
      line text check (length(line) between 1 and 300),
      logged_by text not null,
      logged_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, mentorship_id, held_on, logged_by),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, logged_by) references people
    )`.execute(db);
  await sql`comment on table talks is 'Conversations of the two, one a day and person who told of it.'`.execute(db);

  await sql`alter table talks enable row level security`.execute(db);
  await sql`create policy own_workspace on talks to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`grant select, insert, update, delete on talks to cairn_app`.execute(db);
}
