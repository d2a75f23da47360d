import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table undertakings (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      kind text not null check (kind in ('lab', 'project')),
      status text not null check (status in ('planned', 'under_way', 'done', 'let_go')),
      title text not null check (title <> ''),
      what_for text not null,
      outcome text not null,
      mentee_learned text not null,
      mentor_learned text not null,
      revision integer not null check (revision >= 1),
      planned_by text not null,
      planned_at timestamptz not null,
      closed_at timestamptz,
      request_key text not null,
      primary key (workspace_id, id),
      unique (workspace_id, request_key),
      check ((status in ('done', 'let_go')) = (closed_at is not null)),
      check ((status = 'done') = (outcome <> '')),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, planned_by) references people
    )`.execute(db);
  await sql`comment on table undertakings is 'What the two do together: learning labs and joint projects.'`.execute(db);
  await sql`comment on column undertakings.outcome is 'What came of it.'`.execute(db);
  await sql`create index undertakings_of_mentorship on undertakings (workspace_id, mentorship_id, planned_at)`.execute(
    db,
  );

  await sql`
    create table undertaking_changes (
      workspace_id text not null,
      undertaking_id uuid not null,
      number integer not null check (number >= 1),
      kind text not null check (kind in
        ('planned', 'started', 'edited', 'steps_added', 'step_ticked', 'step_unticked', 'done', 'learned', 'let_go')),
      words text not null,
      person_id text not null,
      at timestamptz not null,
      request_key text,
      primary key (workspace_id, undertaking_id, number),
      unique (workspace_id, request_key),
      foreign key (workspace_id, undertaking_id) references undertakings,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column undertaking_changes.words is
    'What the other one is told of it: the outcome, the reason, what was learned.'`.execute(db);

  await sql`
    create table undertaking_steps (
      workspace_id text not null,
      id uuid not null,
      undertaking_id uuid not null,
      position integer not null,
      title text not null check (title <> ''),
      due_on date,
      ticked_at timestamptz,
      ticked_by text,
      primary key (workspace_id, id),
      unique (workspace_id, undertaking_id, position),
      check ((ticked_at is null) = (ticked_by is null)),
      foreign key (workspace_id, undertaking_id) references undertakings,
      foreign key (workspace_id, ticked_by) references people
    )`.execute(db);

  for (const table of ['undertakings', 'undertaking_changes', 'undertaking_steps']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  }
  await sql`grant select, insert, update, delete on undertakings, undertaking_steps to cairn_app`.execute(db);
  // A change is history: nothing overwrites it.
  await sql`grant select, insert on undertaking_changes to cairn_app`.execute(db);
}
