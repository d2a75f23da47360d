import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table working_times (
      workspace_id text not null,
      person_id text not null,
      days text[] not null check (cardinality(days) > 0 and days <@ array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
      works_from text not null check (works_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      works_to text not null check (works_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      country text check (country ~ '^[A-Z]{2}$'),
      updated_at timestamptz not null,
      primary key (workspace_id, person_id),
      check (works_to > works_from),
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on table working_times is 'When somebody works, as they said; whoever said nothing works 9 to 17, Monday to Friday.'`.execute(
    db,
  );
  await sql`comment on column working_times.country is 'Whose public holidays are days off for them, in ISO 3166; null is none.'`.execute(
    db,
  );

  await sql`
    create table program_days (
      workspace_id text not null,
      id uuid not null,
      kind text not null check (kind in ('closed', 'pause')),
      name text not null check (length(name) <= 60),
      first_on date not null,
      back_on date,
      made_by text not null,
      made_at timestamptz not null,
      ended_at timestamptz,
      primary key (workspace_id, id),
      check (back_on > first_on),
      check (kind = 'pause' or back_on is not null),
      foreign key (workspace_id, made_by) references people
    )`.execute(db);
  await sql`comment on table program_days is
    'Days on which nobody is asked: the organisation is closed, or a lead pauses the program. Leads name the former.'`.execute(
    db,
  );

  for (const table of ['working_times', 'program_days']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
}
