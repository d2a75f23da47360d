import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table questions (
      workspace_id text not null,
      program_id uuid not null,
      id text not null check (id <> ''),
      role text not null check (role in ('mentor', 'mentee')),
      purpose text check (purpose in
        ('moved', 'in_the_way', 'next_step', 'need', 'mood', 'guidance', 'feedback', 'commitment')),
      kind text not null check (kind in ('words', 'scale', 'choice')),
      label text not null check (label <> ''),
      said text not null check (said <> ''),
      options text[] not null,
      is_required boolean not null,
      rotates boolean not null,
      visible_to text not null check (visible_to in ('pair', 'self')),
      position integer check (position > 0),
      revision integer not null,
      retired_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      request_key text,
      primary key (workspace_id, program_id, id),
      unique (workspace_id, request_key),
      constraint questions_in_order unique (workspace_id, program_id, role, position) deferrable initially deferred,
      constraint questions_retired_check check ((retired_at is null) = (position is not null)),
      constraint questions_options_check check (case kind
        when 'words' then cardinality(options) = 0
        when 'scale' then cardinality(options) = 5
        else cardinality(options) between 2 and 10 end),
      foreign key (workspace_id, program_id) references programs
    )`.execute(db);
  await sql`comment on table questions is
    'What check-ins ask. A program without rows asks what every program starts with; leads write rows when they change that.'`.execute(
    db,
  );
  await sql`comment on column questions.revision is 'Counts the changes of its wording, so that of two leads the second is told.'`.execute(
    db,
  );

  await sql`
    create table asked_questions (
      workspace_id text not null,
      check_in_id uuid not null,
      role text not null check (role in ('mentor', 'mentee')),
      asked jsonb,
      asked_at timestamptz not null,
      primary key (workspace_id, check_in_id, role),
      foreign key (workspace_id, check_in_id) references check_ins
    )`.execute(db);
  await sql`comment on table asked_questions is
    'What a check-in asks one of the two, from the moment the form was first opened: a change of the set does not touch it.'`.execute(
    db,
  );
  await sql`comment on column asked_questions.asked is 'null: those that every program starts with.'`.execute(db);

  for (const table of ['questions', 'asked_questions']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
}
