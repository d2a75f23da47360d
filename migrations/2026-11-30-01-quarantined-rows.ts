import { type Kysely, sql } from 'kysely';

// Rows that work on many rows could not handle. They are set aside, so that the others go on, and are tried again.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table quarantined_rows (
      workspace_id text not null references workspaces,
      source text not null,
      row_id text not null,
      reason text not null,
      tries integer not null default 1,
      set_aside_at timestamptz not null,
      retry_at timestamptz not null,
      primary key (workspace_id, source, row_id)
    )`.execute(db);
  await sql`comment on column quarantined_rows.source is 'The work that fails on the row: the name of a sweep, or of a step of delivery.'`.execute(
    db,
  );
  await sql`comment on column quarantined_rows.row_id is 'The id of the row in the table that the work reads.'`.execute(
    db,
  );
  await sql`comment on column quarantined_rows.reason is 'A code: what cannot be read, or how it fails. Never words of a person.'`.execute(
    db,
  );
  await sql`comment on column quarantined_rows.set_aside_at is 'Calendar clock.'`.execute(db);
  await sql`comment on column quarantined_rows.retry_at is 'Machine clock: when it is tried again.'`.execute(db);
  await sql`create index quarantined_rows_retry on quarantined_rows (retry_at)`.execute(db);

  await sql`alter table quarantined_rows enable row level security`.execute(db);
  await sql`create policy own_workspace on quarantined_rows to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`grant select, insert, update, delete on quarantined_rows to cairn_app`.execute(db);
  // It holds ids and codes. Claims leave out what stands in it, and whoever tries again looks across workspaces.
  await sql`create policy claim on quarantined_rows to cairn_claimer using (true)`.execute(db);
  await sql`grant select, insert, update, delete on quarantined_rows to cairn_claimer`.execute(db);
}
