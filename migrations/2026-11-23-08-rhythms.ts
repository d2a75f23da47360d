import { type Kysely, sql } from 'kysely';

// Rhythms by month as well as by week; days off, snoozing, skipping, silence, goal reviews.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table programs add column rrule text`.execute(db);
  await sql`update programs
    set rrule = 'FREQ=WEEKLY;INTERVAL=' || every_weeks || ';BYDAY=' || weekday || ';WKST=MO'`.execute(db);
  await sql`alter table programs alter column rrule set not null, drop column every_weeks, drop column weekday`.execute(
    db,
  );

  await sql`
    alter table check_in_schedules
      add column days_off jsonb not null default '[]',
      add column on_day_off text not null default 'skip' check (on_day_off in ('skip', 'move')),
      add column opened_count integer not null default 0,
      add column ignored_count integer not null default 0,
      add column quiet_after integer not null default 3 check (quiet_after between 0 and 12),
      add column review_every integer not null default 6 check (review_every between 0 and 52),
      add column reveal text not null default 'at_once' check (reveal in ('at_once', 'when_both')),
      drop constraint check_in_schedules_status_check,
      add constraint check_in_schedules_status_check check (status in ('running', 'paused', 'quiet', 'stopped'))`.execute(
    db,
  );
  await sql`comment on column check_in_schedules.days_off is
    'On which it is not asked, of either: [{firstOn, backOn, whose}]. Kept here so that the sweep sees no other table.'`.execute(
    db,
  );
  await sql`comment on column check_in_schedules.ignored_count is 'Check-ins that nobody answered since anybody last did.'`.execute(
    db,
  );
  await sql`comment on column check_in_schedules.quiet_after is
    'After so many ignored check-ins the two are asked whether another rhythm would help, and nothing else; 0: never.'`.execute(
    db,
  );
  await sql`comment on column check_in_schedules.review_every is 'Each so manieth check-in is a goal review; 0: none is.'`.execute(
    db,
  );

  await sql`
    alter table check_ins
      add column ordinal integer,
      add column is_review boolean not null default false,
      add column reveal text not null default 'at_once' check (reveal in ('at_once', 'when_both')),
      add column snoozed_until timestamptz,
      add column asked_by text,
      add foreign key (workspace_id, asked_by) references people,
      drop constraint check_ins_closed_because_check,
      add constraint check_ins_closed_because_check
        check (closed_because in ('both_answered', 'window_over', 'skipped', 'stopped', 'never_asked'))`.execute(db);
  await sql`update check_ins as c set ordinal = n.ordinal
    from (select workspace_id, id,
      row_number() over (partition by workspace_id, schedule_id order by opened_at, occurs_on) as ordinal from check_ins) as n
    where n.workspace_id = c.workspace_id and n.id = c.id`.execute(db);
  await sql`alter table check_ins alter column ordinal set default 1, alter column ordinal set not null`.execute(db);
  await sql`update check_in_schedules as s set opened_count = n.opened
    from (select workspace_id, schedule_id, count(*) as opened from check_ins group by 1, 2) as n
    where n.workspace_id = s.workspace_id and n.schedule_id = s.id`.execute(db);
  await sql`comment on column check_ins.ordinal is 'Which check-in of its mentorship it is, from 1 on.'`.execute(db);
  await sql`comment on column check_ins.snoozed_until is 'When both are asked again; null where nobody asked for that.'`.execute(
    db,
  );

  await sql`
    create table participations (
      workspace_id text not null,
      check_in_id uuid not null,
      person_id text not null,
      skipped_at timestamptz,
      skip_reason text,
      snoozed_until timestamptz,
      focus_fits boolean,
      primary key (workspace_id, check_in_id, person_id),
      foreign key (workspace_id, check_in_id) references check_ins,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on table participations is
    'What one of the two chose in a check-in. Words stand here and not in check_ins, which the sweep may read.'`.execute(
    db,
  );
  await sql`
    create table reminder_mutes (
      workspace_id text not null,
      mentorship_id uuid not null,
      person_id text not null,
      muted_at timestamptz not null,
      primary key (workspace_id, mentorship_id, person_id),
      foreign key (workspace_id, mentorship_id) references mentorships,
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column participations.focus_fits is 'What they said in a goal review; null where they did not.'`.execute(
    db,
  );
  await sql`
    create table goal_reviews (
      workspace_id text not null,
      check_in_id uuid not null,
      person_id text not null,
      goal_id uuid not null,
      choice text not null check (choice in ('keep', 'adjust', 'replace', 'drop')),
      reason text,
      reviewed_at timestamptz not null,
      primary key (workspace_id, check_in_id, person_id, goal_id),
      foreign key (workspace_id, check_in_id) references check_ins,
      foreign key (workspace_id, person_id) references people,
      foreign key (workspace_id, goal_id) references goals
    )`.execute(db);
  // A prompt says what has happened since the check-in before.
  await sql`create index journal_of_mentorship_at on journal_entries (workspace_id, mentorship_id, at)`.execute(db);
  for (const table of ['participations', 'reminder_mutes', 'goal_reviews']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
}
