import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table goals (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      status text not null check (status in ('proposed', 'agreed', 'achieved', 'dropped')),
      title text not null check (title <> ''),
      evidence text not null,
      achievable text not null,
      relevant text not null,
      deadline_on date not null,
      horizon text not null check (horizon in ('short', 'long')),
      measure text not null check (measure in ('yes_no', 'number')),
      baseline numeric not null,
      target numeric not null,
      unit text not null,
      progress numeric not null,
      revision integer not null check (revision >= 1),
      created_by text not null,
      created_at timestamptz not null,
      agreed_at timestamptz,
      closed_at timestamptz,
      request_key text not null,
      primary key (workspace_id, id),
      unique (workspace_id, request_key),
      check (baseline <> target),
      check ((status in ('achieved', 'dropped')) = (closed_at is not null)),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, created_by) references people
    )`.execute(db);
  await sql`comment on column goals.title is 'SMART: Specific.'`.execute(db);
  await sql`comment on column goals.evidence is 'SMART: Measurable, in words: how the two will know.'`.execute(db);
  await sql`comment on column goals.progress is
    'In the unit, from baseline towards target. A yes/no goal runs from 0 to 100 %.'`.execute(db);
  await sql`comment on column goals.request_key is 'The id of the modal that made it: a repeat makes no second one.'`.execute(
    db,
  );
  await sql`create index goals_of_mentorship on goals (workspace_id, mentorship_id, status)`.execute(db);

  await sql`
    create table goal_revisions (
      workspace_id text not null,
      goal_id uuid not null,
      number integer not null check (number >= 1),
      kind text not null check (kind in
        ('proposed', 'agreed', 'commented', 'edited', 'steps_added', 'step_ticked', 'progress_logged', 'achieved', 'dropped')),
      changes jsonb not null,
      reason text,
      person_id text not null,
      at timestamptz not null,
      request_key text,
      primary key (workspace_id, goal_id, number),
      unique (workspace_id, request_key),
      foreign key (workspace_id, goal_id) references goals,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column goal_revisions.changes is
    'What changed: [{"field": …, "from": …, "to": …}], from null where there was nothing before.'`.execute(db);

  await sql`
    create table steps (
      workspace_id text not null,
      id uuid not null,
      goal_id uuid not null,
      position integer not null,
      title text not null check (title <> ''),
      due_on date,
      is_milestone boolean not null,
      ticked_at timestamptz,
      ticked_by text,
      primary key (workspace_id, id),
      unique (workspace_id, goal_id, position),
      check ((ticked_at is null) = (ticked_by is null)),
      foreign key (workspace_id, goal_id) references goals,
      foreign key (workspace_id, ticked_by) references people
    )`.execute(db);

  for (const table of ['goals', 'goal_revisions', 'steps']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  }
  await sql`grant select, insert, update, delete on goals, steps to cairn_app`.execute(db);
  // A revision is history: nothing overwrites it.
  await sql`grant select, insert on goal_revisions to cairn_app`.execute(db);
}
