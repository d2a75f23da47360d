import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table wins (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      goal_id uuid not null,
      step_id uuid,
      title text not null,
      status text not null check (status in ('offered', 'celebrated', 'shared_with_pair', 'declined')),
      words text,
      channel_id text,
      offered_at timestamptz not null,
      decided_at timestamptz,
      primary key (workspace_id, id),
      check ((status = 'offered') = (decided_at is null)),
      check ((status = 'celebrated') = (channel_id is not null)),
      check (status in ('offered', 'declined') or words is not null),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, goal_id) references goals,
      foreign key (workspace_id, step_id) references steps
    )`.execute(db);
  await sql`comment on column wins.words is 'The post as the mentee agreed to it, word for word.'`.execute(db);
  // One win a milestone, one a goal, however often it is ticked.
  await sql`create unique index wins_of_goal on wins (workspace_id, goal_id) where step_id is null`.execute(db);
  await sql`create unique index wins_of_step on wins (workspace_id, step_id) where step_id is not null`.execute(db);

  await sql`
    create table kudos (
      workspace_id text not null,
      win_id uuid not null,
      person_id text not null,
      given_at timestamptz not null,
      primary key (workspace_id, win_id, person_id),
      foreign key (workspace_id, win_id) references wins,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);

  for (const table of ['wins', 'kudos']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
}
