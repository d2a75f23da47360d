import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_feeds (
      workspace_id text not null,
      person_id text not null,
      token_hash text check (token_hash ~ '^[0-9a-f]{64}$'),
      made_at timestamptz,
      revision integer not null check (revision > 0),
      primary key (workspace_id, person_id),
      unique (workspace_id, token_hash),
      check ((token_hash is null) = (made_at is null)),
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column calendar_feeds.token_hash is
    'SHA-256 of the secret in the address of the feed; the secret itself is kept nowhere. Null: the feed is stopped.'`.execute(
    db,
  );
  await sql`comment on column calendar_feeds.revision is
    'Grows with each change, so that two presses of one button make one address.'`.execute(db);

  await sql`alter table calendar_feeds enable row level security`.execute(db);
  await sql`create policy own_workspace on calendar_feeds to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`grant select, insert, update, delete on calendar_feeds to cairn_app`.execute(db);
}
