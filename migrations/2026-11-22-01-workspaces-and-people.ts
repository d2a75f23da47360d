import { type Kysely, sql } from 'kysely';

// Every table of Cairn is a tenant table: `workspace_id` leads its key, and row-level security shows the app's role only
// the rows of the workspace named in `app.workspace_id`. Unset means nothing at all.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table workspaces (
      workspace_id text primary key check (workspace_id ~ '^[TE][A-Z0-9]+$'),
      first_seen_at timestamptz not null
    )`.execute(db);

  await sql`
    create table installations (
      workspace_id text primary key references workspaces,
      bot_id text not null,
      bot_user_id text not null,
      sealed_token text not null,
      installed_at timestamptz not null
    )`.execute(db);
  await sql`comment on column installations.sealed_token is
    'The bot token, AES-256-GCM, as <key id>.<nonce>.<ciphertext>.<tag>; the workspace id is the additional data.'`.execute(
    db,
  );

  await sql`
    create table slack_events (
      workspace_id text not null references workspaces,
      event_id text not null,
      received_at timestamptz not null,
      primary key (workspace_id, event_id)
    )`.execute(db);

  await sql`
    create table people (
      workspace_id text not null references workspaces,
      id text not null check (id ~ '^[UW][A-Z0-9]+$'),
      name text not null,
      time_zone text not null,
      is_admin boolean not null,
      is_bot boolean not null,
      is_deactivated boolean not null,
      is_external boolean not null,
      home_opened_at timestamptz,
      fetched_at timestamptz not null,
      primary key (workspace_id, id)
    )`.execute(db);
  await sql`comment on table people is 'What Slack said of a person when last asked (users.info).'`.execute(db);

  for (const table of ['workspaces', 'installations', 'slack_events', 'people']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
}
