import { type Kysely, sql } from 'kysely';

// A form that is sent twice is known by `submissions`: the rows that it makes need no keys of their own any more.
const keyed = [
  'goals',
  'goal_suggestions',
  'obstacles',
  'obstacle_revisions',
  'journal_notes',
  'undertakings',
  'undertaking_changes',
  'questions',
  'objectives',
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of keyed) await sql`alter table ${sql.table(table)} drop column request_key`.execute(db);

  // What is left of the keys of a goal's revisions is what its steps were made of.
  await sql`alter table goal_revisions rename column request_key to origin`.execute(db);
  await sql`alter table goal_revisions
    rename constraint goal_revisions_workspace_id_request_key_key to goal_revisions_one_of_origin`.execute(db);
  await sql`update goal_revisions set origin = null where origin not like 'commitment:%'`.execute(db);
  await sql`comment on column goal_revisions.origin is
    'What it was made of, such as a commitment of a check-in: something is made of it once. Null for most.'`.execute(
    db,
  );
}
