import { type Kysely, sql } from 'kysely';

// A message may show a picture, which is uploaded before the post: what is in Slack already is not uploaded again.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table deliveries
      add column picture_id text,
      add column picture_of text,
      add column picture_state text check (picture_state in ('uploaded', 'finished')),
      add check ((picture_id is null) = (picture_of is null) and (picture_id is null) = (picture_state is null))`.execute(
    db,
  );
  await sql`comment on column deliveries.picture_id is 'Slack''s id of the file that this message shows.'`.execute(db);
  await sql`comment on column deliveries.picture_of is 'Digest of what the file shows: another picture is another file.'`.execute(
    db,
  );
  await sql`comment on column deliveries.picture_state is
    'uploaded: its bytes are in Slack; finished: Slack said that it can be shown.'`.execute(db);
}
