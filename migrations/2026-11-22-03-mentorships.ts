import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programs (
      workspace_id text not null references workspaces,
      id uuid not null,
      celebration_channel_id text,
      every_weeks integer not null check (every_weeks between 1 and 12),
      weekday text not null check (weekday in ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
      local_time text not null check (local_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      zone_of text not null check (zone_of in ('mentee', 'mentor', 'fixed')),
      fixed_zone text,
      set_up_by text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      check ((zone_of = 'fixed') = (fixed_zone is not null)),
      foreign key (workspace_id, set_up_by) references people
    )`.execute(db);
  await sql`comment on table programs is 'The default rhythm is what a new mentorship starts with.'`.execute(db);
  await sql`create unique index programs_one_a_workspace on programs (workspace_id)`.execute(db);

  await sql`
    create table program_leads (
      workspace_id text not null,
      program_id uuid not null,
      person_id text not null,
      primary key (workspace_id, program_id, person_id),
      foreign key (workspace_id, program_id) references programs,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);

  await sql`
    create table mentorships (
      workspace_id text not null references workspaces,
      id uuid not null,
      program_id uuid not null,
      mentor_id text not null,
      mentee_id text not null,
      status text not null check (status in ('active', 'ended')),
      starts_on date not null,
      ends_on date,
      paired_by text not null,
      paired_at timestamptz not null,
      ended_by text,
      ended_at timestamptz,
      primary key (workspace_id, id),
      check (mentor_id <> mentee_id),
      check (ends_on >= starts_on),
      check ((status = 'ended') = (ended_at is not null)),
      foreign key (workspace_id, program_id) references programs,
      foreign key (workspace_id, mentor_id) references people,
      foreign key (workspace_id, mentee_id) references people,
      foreign key (workspace_id, paired_by) references people,
      foreign key (workspace_id, ended_by) references people
    )`.execute(db);
  // The reversed pair is another mentorship; the same active pair twice is not.
  await sql`create unique index mentorships_one_active on mentorships (workspace_id, mentor_id, mentee_id)
    where status = 'active'`.execute(db);
  await sql`create index mentorships_of_mentee on mentorships (workspace_id, mentee_id)`.execute(db);

  await sql`
    create table journal_entries (
      workspace_id text not null,
      id uuid not null,
      seq bigint generated always as identity,
      mentorship_id uuid not null,
      event text not null,
      subject_id text not null,
      person_id text,
      detail jsonb not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column journal_entries.person_id is 'Who did it; null where time did.'`.execute(db);
  await sql`create index journal_of_mentorship on journal_entries (workspace_id, mentorship_id, seq)`.execute(db);

  for (const table of ['programs', 'program_leads', 'mentorships', 'journal_entries']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  }
  for (const table of ['programs', 'program_leads', 'mentorships']) {
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
  // The journal is only ever added to.
  await sql`grant select, insert on journal_entries to cairn_app`.execute(db);
  await sql`create policy claim on journal_entries for insert to cairn_claimer with check (true)`.execute(db);
  await sql`grant insert on journal_entries to cairn_claimer`.execute(db);
}
