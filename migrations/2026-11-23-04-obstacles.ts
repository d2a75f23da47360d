import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table obstacles (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      goal_id uuid,
      status text not null check (status in ('raised', 'planned', 'closed')),
      challenge text not null check (challenge <> ''),
      view text not null default '',
      plan text not null default '',
      reflection text not null default '',
      lesson text not null default '',
      stepped_lines text[] not null default '{}',
      resembles uuid,
      revision integer not null check (revision >= 1),
      raised_by text not null,
      raised_at timestamptz not null,
      closed_at timestamptz,
      request_key text not null,
      primary key (workspace_id, id),
      unique (workspace_id, request_key),
      check ((status = 'closed') = (closed_at is not null)),
      check (status <> 'raised' or plan = ''),
      check (status <> 'planned' or plan <> ''),
      check ((status = 'closed') = (lesson <> '')),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, goal_id) references goals,
      foreign key (workspace_id, resembles) references obstacles,
      foreign key (workspace_id, raised_by) references people
    )`.execute(db);
  await sql`comment on column obstacles.stepped_lines is
    'Lines of the plan that became steps of the goal: a plan that is saved again adds the new ones only.'`.execute(db);
  await sql`comment on column obstacles.resembles is
    'The closed obstacle that it was found to be like when it was raised.'`.execute(db);
  await sql`create index obstacles_of_mentorship on obstacles (workspace_id, mentorship_id, status)`.execute(db);

  await sql`
    create table obstacle_revisions (
      workspace_id text not null,
      obstacle_id uuid not null,
      number integer not null check (number >= 1),
      kind text not null check (kind in ('raised', 'viewed', 'planned', 'closed', 'reflected')),
      parts jsonb not null,
      person_id text not null,
      at timestamptz not null,
      request_key text,
      primary key (workspace_id, obstacle_id, number),
      unique (workspace_id, request_key),
      foreign key (workspace_id, obstacle_id) references obstacles,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column obstacle_revisions.parts is
    'What was written this time, by the name of its part: {"plan": …}. What stood there before is in the revision before.'`.execute(
    db,
  );

  for (const table of ['obstacles', 'obstacle_revisions']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  }
  await sql`grant select, insert, update, delete on obstacles to cairn_app`.execute(db);
  // A revision is history: nothing overwrites it.
  await sql`grant select, insert on obstacle_revisions to cairn_app`.execute(db);
}
