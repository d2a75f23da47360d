import { type Kysely, sql } from 'kysely';

const kinds = [
  ...[
    'proposed',
    'agreed',
    'reopened',
    'commented',
    'edited',
    'steps_added',
    'step_changed',
    'step_ticked',
    'step_unticked',
  ],
  ...[
    'progress_logged',
    'suggested',
    'suggestion_accepted',
    'suggestion_countered',
    'suggestion_withdrawn',
    'focused',
    'parked',
  ],
  ...['weighed', 'placed', 'shared', 'unshared', 'held', 'resumed', 'replaced', 'achieved', 'dropped'],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table objectives (
      workspace_id text not null,
      id uuid not null,
      program_id uuid not null,
      kind text not null check (kind in ('objective', 'value')),
      title text not null check (title <> ''),
      created_by text not null,
      created_at timestamptz not null,
      retired_at timestamptz,
      request_key text not null,
      primary key (workspace_id, id),
      unique (workspace_id, request_key),
      foreign key (workspace_id, program_id) references programs,
      foreign key (workspace_id, created_by) references people
    )`.execute(db);
  await sql`comment on table objectives is 'What the organisation works towards or stands for; program leads keep the list.'`.execute(
    db,
  );

  await sql`
    alter table goals
      drop constraint goals_status_check,
      drop constraint goals_check1,
      add constraint goals_status_check
        check (status in ('proposed', 'agreed', 'on_hold', 'achieved', 'dropped', 'replaced')),
      add constraint goals_closed_check
        check ((status in ('achieved', 'dropped', 'replaced')) = (closed_at is not null)),
      add column frame text not null default 'smart' check (frame in ('smart', 'real')),
      add column experimental text not null default '',
      add column aspirational text not null default '',
      add column learning text not null default '',
      add column held_from text check (held_from in ('proposed', 'agreed')),
      add constraint goals_held_check check ((status = 'on_hold') = (held_from is not null)),
      add column is_parked boolean not null default false,
      add column importance integer check (importance between 1 and 3),
      add column urgency integer check (urgency between 1 and 3),
      add column mentor_importance integer check (mentor_importance between 1 and 3),
      add column mentor_urgency integer check (mentor_urgency between 1 and 3),
      add column is_shared boolean not null default false,
      add column deadline_revision integer not null default 1,
      add column stepping_stone_of uuid,
      add column builds_on uuid,
      add column replaced_by uuid,
      add column objective_id uuid,
      add constraint goals_replaced_check check ((status = 'replaced') = (replaced_by is not null)),
      add foreign key (workspace_id, stepping_stone_of) references goals,
      add foreign key (workspace_id, builds_on) references goals,
      add foreign key (workspace_id, replaced_by) references goals,
      add foreign key (workspace_id, objective_id) references objectives`.execute(db);
  await sql`comment on column goals.frame is 'smart, or real: Relevant, Experimental, Aspirational, Learning-based.'`.execute(
    db,
  );
  await sql`comment on column goals.held_from is 'What a goal on hold comes back to.'`.execute(db);
  await sql`comment on column goals.is_parked is 'Not in focus: check-ins do not ask about it.'`.execute(db);
  await sql`comment on column goals.importance is '3 is most, as the mentee weighs it; null where it is not weighed.'`.execute(
    db,
  );
  await sql`comment on column goals.is_shared is 'Program leads may see its title and progress.'`.execute(db);
  await sql`comment on column goals.deadline_revision is 'The revision that set the deadline: what was planned for an earlier one is moot.'`.execute(
    db,
  );
  await sql`create index goals_of_objective on goals (workspace_id, objective_id) where objective_id is not null`.execute(
    db,
  );
  await sql`create index goals_stepping_stones on goals (workspace_id, stepping_stone_of) where stepping_stone_of is not null`.execute(
    db,
  );

  await sql`alter table goal_revisions drop constraint goal_revisions_kind_check`.execute(db);
  await sql`alter table goal_revisions add constraint goal_revisions_kind_check
    check (kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))}))`.execute(db);
  await sql`alter table goal_revisions add column patch jsonb not null default '{}'`.execute(db);
  await sql`comment on column goal_revisions.patch is
    'What it set, by field: all revisions of a goal one after the other give its present state.'`.execute(db);
  // What was written before this has no patches: its newest revision stands for all of them.
  await sql`
    update goal_revisions r set patch = jsonb_build_object(
      'status', g.status, 'title', g.title, 'evidence', g.evidence, 'achievable', g.achievable, 'relevant', g.relevant,
      'deadlineOn', to_char(g.deadline_on, 'YYYY-MM-DD'), 'horizon', g.horizon, 'measure', g.measure, 'baseline', g.baseline,
      'target', g.target, 'unit', g.unit, 'progress', g.progress)
    from goals g
    where g.workspace_id = r.workspace_id and g.id = r.goal_id and g.revision = r.number`.execute(db);
  await sql`alter table goal_revisions alter column patch drop default`.execute(db);

  await sql`
    alter table steps
      add column assignee text not null default 'mentee' check (assignee in ('mentee', 'mentor', 'both')),
      drop constraint steps_workspace_id_goal_id_position_key,
      add constraint steps_in_order unique (workspace_id, goal_id, position) deferrable initially deferred`.execute(db);

  await sql`
    create table goal_suggestions (
      workspace_id text not null,
      id uuid not null,
      goal_id uuid not null,
      state text not null check (state in ('open', 'accepted', 'countered', 'withdrawn', 'outdated')),
      person_id text not null,
      comment text not null,
      base integer not null,
      before jsonb not null,
      draft jsonb not null,
      counters uuid,
      created_at timestamptz not null,
      ended_at timestamptz,
      request_key text not null,
      primary key (workspace_id, id),
      unique (workspace_id, request_key),
      check ((state = 'open') = (ended_at is null)),
      foreign key (workspace_id, goal_id) references goals,
      foreign key (workspace_id, person_id) references people,
      foreign key (workspace_id, counters) references goal_suggestions
    )`.execute(db);
  await sql`comment on column goal_suggestions.before is 'The goal as its author saw it; base is the revision.'`.execute(
    db,
  );
  await sql`create unique index goal_suggestions_one_open on goal_suggestions (workspace_id, goal_id) where state = 'open'`.execute(
    db,
  );

  for (const table of ['objectives', 'goal_suggestions']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
}
