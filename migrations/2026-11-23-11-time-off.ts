import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table time_off (
      workspace_id text not null,
      id uuid not null,
      person_id text not null,
      first_on date not null,
      back_on date,
      taken_at timestamptz not null,
      ended_at timestamptz,
      primary key (workspace_id, id),
      check (back_on > first_on),
      foreign key (workspace_id, person_id) references people
    )`.execute(db);
  await sql`comment on column time_off.back_on is 'The first day that counts again; null is open. Why somebody is off is asked nowhere.'`.execute(
    db,
  );
  await sql`comment on column time_off.ended_at is 'When they came back early, or changed it; it counts no more.'`.execute(
    db,
  );
  await sql`create index time_off_of_person on time_off (workspace_id, person_id) where ended_at is null`.execute(db);
  await sql`alter table time_off enable row level security`.execute(db);
  await sql`create policy own_workspace on time_off to cairn_app
    using (workspace_id = current_setting('app.workspace_id', true))`.execute(db);
  await sql`grant select, insert, update, delete on time_off to cairn_app`.execute(db);
}
