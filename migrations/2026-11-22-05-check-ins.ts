import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table check_in_schedules (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      members text[] not null check (cardinality(members) = 2),
      rrule text not null,
      anchor_on date not null,
      local_time text not null check (local_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      zone_of text not null check (zone_of in ('mentee', 'mentor', 'fixed')),
      zone text not null,
      ends_on date,
      status text not null check (status in ('running', 'paused', 'stopped')),
      paused_until date,
      next_occurs_on date,
      next_due_at timestamptz,
      tzdata text not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, mentorship_id),
      check ((next_occurs_on is null) = (next_due_at is null)),
      check (status = 'running' or paused_until is not null or next_due_at is null),
      foreign key (workspace_id, mentorship_id) references mentorships
    )`.execute(db);
  await sql`comment on column check_in_schedules.members is
    'Mentor and mentee: whom the prompt goes to, so that the sweep needs to see no other table.'`.execute(db);
  await sql`comment on column check_in_schedules.anchor_on is 'DTSTART of the rule: every N weeks counts from here.'`.execute(
    db,
  );
  await sql`comment on column check_in_schedules.zone is 'The IANA zone that zone_of gave when next_due_at was computed.'`.execute(
    db,
  );
  await sql`comment on column check_in_schedules.tzdata is 'process.versions.tz that next_due_at was computed with.'`.execute(
    db,
  );
  await sql`create index check_in_schedules_tzdata on check_in_schedules (tzdata) where next_due_at is not null`.execute(
    db,
  );
  await sql`create index check_in_schedules_due on check_in_schedules (next_due_at) where next_due_at is not null`.execute(
    db,
  );

  await sql`
    create table check_ins (
      workspace_id text not null,
      id uuid not null,
      mentorship_id uuid not null,
      schedule_id uuid not null,
      occurs_on date not null,
      state text not null check (state in ('open', 'closed')),
      opened_at timestamptz not null,
      prompt_at timestamptz not null,
      closes_at timestamptz not null,
      closed_at timestamptz,
      closed_because text check (closed_because in ('both_answered', 'window_over', 'stopped', 'never_asked')),
      primary key (workspace_id, id),
      unique (workspace_id, schedule_id, occurs_on),
      check ((state = 'closed') = (closed_at is not null)),
      check ((state = 'closed') = (closed_because is not null)),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, schedule_id) references check_in_schedules
    )`.execute(db);
  await sql`create index check_ins_closing on check_ins (closes_at) where state = 'open'`.execute(db);
  await sql`create index check_ins_of_mentorship on check_ins (workspace_id, mentorship_id, occurs_on)`.execute(db);

  await sql`
    create table answers (
      workspace_id text not null,
      check_in_id uuid not null,
      person_id text not null,
      role text not null check (role in ('mentor', 'mentee')),
      responses jsonb not null,
      is_late boolean not null,
      answered_at timestamptz not null,
      edited_at timestamptz,
      primary key (workspace_id, check_in_id, person_id),
      foreign key (workspace_id, check_in_id) references check_ins,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column answers.responses is
    'Question by question: {"<question>": "<words>"}. Progress of goals is kept in their revisions.'`.execute(db);

  for (const table of ['check_in_schedules', 'check_ins', 'answers']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
  // The sweep opens and closes check-ins of every workspace at once. It sees dates and times, never an answer.
  for (const table of ['check_in_schedules', 'check_ins']) {
    await sql`create policy claim on ${sql.table(table)} to cairn_claimer using (true)`.execute(db);
    await sql`grant select, insert, update on ${sql.table(table)} to cairn_claimer`.execute(db);
  }
}
