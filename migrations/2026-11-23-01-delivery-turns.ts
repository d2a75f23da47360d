import { type Kysely, sql } from 'kysely';

/** An array joined by commas, in immutable parts. As text it can be looked up by an index under row-level security: arrays cannot. */
function joined(column: string): string {
  const others = [2, 3, 4, 5, 6, 7, 8].map((index) => `coalesce(',' || ${column}[${index}], '')`);
  return [`${column}[1]`, ...others].join(' || ');
}

// Delivery in two levels: a worker takes a workspace's gate for a turn, then that workspace's oldest due deliveries.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table deliveries
      add column tried_at timestamptz,
      add column is_uncertain boolean not null default false,
      add column conversation text not null generated always as (${sql.raw(joined('target'))}) stored`.execute(db);
  await sql`comment on column deliveries.conversation is 'The target as text.'`.execute(db);
  await sql`comment on column deliveries.tried_at is 'Machine clock: the last call to Slack for it.'`.execute(db);
  await sql`comment on column deliveries.is_uncertain is 'An earlier call for it may have arrived: nobody heard the answer.'`.execute(
    db,
  );
  await sql`
    alter table conversations
      add column asked_at timestamptz,
      add column conversation text not null generated always as (${sql.raw(joined('members'))}) stored,
      add unique (workspace_id, conversation)`.execute(db);
  await sql`comment on column conversations.asked_at is 'Machine clock: when conversations.open was called for it.'`.execute(
    db,
  );

  await sql`drop trigger hint_delivery on deliveries`.execute(db);
  await sql`drop function hint_delivery()`.execute(db);
  await sql`drop table delivery_gates`.execute(db);
  await sql`drop index deliveries_due`.execute(db);
  await sql`drop index deliveries_leased`.execute(db);

  await sql`
    create table delivery_gates (
      workspace_id text primary key references workspaces,
      state text not null check (state in ('open', 'held', 'closed')),
      due_at timestamptz,
      try_at timestamptz,
      wake bigint not null default 0,
      turns bigint not null default 0,
      holder uuid,
      closed_at timestamptz,
      reason text,
      check ((state = 'held') = (holder is not null)),
      check (state = 'open' or try_at is not null),
      check ((state = 'closed') = (closed_at is not null))
    )`.execute(db);
  await sql`comment on table delivery_gates is
    'One a workspace: whoever holds it sends what the workspace has to say. Closed: Slack asked to wait.'`.execute(db);
  await sql`comment on column delivery_gates.due_at is
    'Calendar clock: from when on something may be sent; its place in the queue of workspaces.'`.execute(db);
  await sql`comment on column delivery_gates.try_at is
    'Machine clock: look again then. Held: the end of the lease; closed: when Slack will listen again.'`.execute(db);
  await sql`comment on column delivery_gates.wake is
    'Goes up with everything that is put in the outbox: a release that does not know the last one is none.'`.execute(
    db,
  );
  await sql`create index delivery_gates_due on delivery_gates (due_at, turns) where state = 'open'`.execute(db);
  await sql`create index delivery_gates_try on delivery_gates (try_at)`.execute(db);

  await sql`create index deliveries_due on deliveries (workspace_id, due_at, seq) where state = 'pending'`.execute(db);
  await sql`create index deliveries_retry on deliveries (workspace_id, retry_at)
    where state = 'pending' and retry_at is not null`.execute(db);
  await sql`create index deliveries_leased on deliveries (workspace_id, lease_until) where state = 'sending'`.execute(
    db,
  );
  // What was sent lately, for the pace of whoever takes the gate next.
  await sql`create index deliveries_tried on deliveries (workspace_id, tried_at) where tried_at is not null`.execute(
    db,
  );
  // The operator's view.
  await sql`create index deliveries_dead on deliveries (workspace_id, finished_at) where state = 'dead'`.execute(db);

  await sql`alter table delivery_gates enable row level security`.execute(db);
  await sql`create policy own_workspace on delivery_gates to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`create policy claim on delivery_gates to cairn_claimer using (true)`.execute(db);
  await sql`grant select, insert, update, delete on delivery_gates to cairn_app`.execute(db);
  await sql`grant select, insert, update on delivery_gates to cairn_claimer`.execute(db);

  // At commit, as the last thing a transaction does: the gate is then held only for an instant, and whoever holds one
  // waits for nobody. No action can forget it, and it costs no round trip. The hint may be lost, the row is not.
  await sql`
    create function wake_delivery_gate() returns trigger language plpgsql as $$
    begin
      insert into delivery_gates as gate (workspace_id, state, due_at, wake)
      values (new.workspace_id, 'open', new.due_at, 1)
      on conflict (workspace_id) do update
        set wake = gate.wake + 1, due_at = least(gate.due_at, excluded.due_at);
      perform pg_notify('cairn_delivery', '');
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger wake_delivery_gate
    after insert or update of state, due_at, retry_at on deliveries
    deferrable initially deferred
    for each row when (new.state = 'pending' and new.retry_at is null)
    execute function wake_delivery_gate()`.execute(db);

  // What waits, and what a worker of the version before holds.
  await sql`
    insert into delivery_gates (workspace_id, state, due_at, try_at, wake)
    select workspace_id, 'open', min(due_at) filter (where state = 'pending'),
      min(coalesce(lease_until, retry_at)), 1
    from deliveries where state in ('pending', 'sending') group by workspace_id`.execute(db);
}
