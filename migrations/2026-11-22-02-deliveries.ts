import { type Kysely, sql } from 'kysely';

// The outbox. A row is written in the transaction of the action that wants something said, and is sent afterwards, once.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deliveries (
      workspace_id text not null references workspaces,
      id uuid not null,
      seq bigint generated always as identity,
      kind text not null,
      operation text not null check (operation in ('post', 'update')),
      subject_id text not null,
      target_kind text not null check (target_kind in ('people', 'channel')),
      target text[] not null check (cardinality(target) between 1 and 8),
      dedup_key text,
      due_at timestamptz not null,
      retry_at timestamptz,
      state text not null check (state in ('pending', 'sending', 'sent', 'moot', 'dead')),
      attempts integer not null default 0,
      lease_token uuid,
      lease_until timestamptz,
      channel_id text,
      ts text,
      reason text,
      created_at timestamptz not null,
      finished_at timestamptz,
      primary key (workspace_id, id),
      unique (workspace_id, dedup_key),
      check ((operation = 'post') = (dedup_key is not null)),
      check ((state = 'sending') = (lease_token is not null and lease_until is not null)),
      check (state <> 'sent' or (channel_id is not null and ts is not null))
    )`.execute(db);
  await sql`comment on column deliveries.due_at is 'Calendar clock: when it should be sent.'`.execute(db);
  await sql`comment on column deliveries.retry_at is 'Machine clock: not tried again before.'`.execute(db);
  await sql`comment on column deliveries.reason is 'Why it is moot, dead or waiting; a code, never words of a person.'`.execute(
    db,
  );
  await sql`create index deliveries_due on deliveries (due_at, seq) where state = 'pending'`.execute(db);
  await sql`create index deliveries_leased on deliveries (lease_until) where state = 'sending'`.execute(db);
  await sql`create index deliveries_subject on deliveries (workspace_id, kind, subject_id)`.execute(db);
  // Updates of one message coalesce: while one waits, the next change joins it.
  await sql`create unique index deliveries_one_waiting_update on deliveries (workspace_id, kind, subject_id)
    where operation = 'update' and state = 'pending'`.execute(db);

  await sql`
    create table delivery_gates (
      workspace_id text primary key references workspaces,
      blocked_until timestamptz not null
    )`.execute(db);
  await sql`comment on table delivery_gates is 'Machine clock: Slack asked to send nothing to this workspace before.'`.execute(
    db,
  );

  await sql`
    create table conversations (
      workspace_id text not null references workspaces,
      members text[] not null,
      channel_id text not null,
      opened_at timestamptz not null,
      primary key (workspace_id, members),
      unique (workspace_id, channel_id)
    )`.execute(db);
  await sql`comment on table conversations is
    'DMs and group DMs of Cairn with the members (sorted, Cairn left out), as conversations.open answered.'`.execute(
    db,
  );

  for (const table of ['deliveries', 'delivery_gates', 'conversations']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`create policy own_workspace on ${sql.table(table)} to cairn_app
      using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
    await sql`grant select, insert, update, delete on ${sql.table(table)} to cairn_app`.execute(db);
  }
  // Claimers look for what is due in every workspace; these are the only tables they can see.
  await sql`create policy claim on deliveries to cairn_claimer using (true)`.execute(db);
  await sql`create policy claim on delivery_gates to cairn_claimer using (true)`.execute(db);
  await sql`grant select, insert, update on deliveries to cairn_claimer`.execute(db);
  await sql`grant select on delivery_gates to cairn_claimer`.execute(db);

  // A hint to idle workers, sent at commit. They poll as well: a hint may be lost, a row is not.
  await sql`
    create function hint_delivery() returns trigger language plpgsql as $$
    begin
      perform pg_notify('cairn_delivery', '');
      return null;
    end $$`.execute(db);
  await sql`create trigger hint_delivery after insert on deliveries
    for each statement execute function hint_delivery()`.execute(db);
}
