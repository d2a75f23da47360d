import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table answers add column asked jsonb`.execute(db);
  await sql`comment on column answers.asked is
    'The questions as they were worded when they were answered; null: those that every program starts with.'`.execute(
    db,
  );
  // Until now the names of the questions were Cairn's own. From here on they are the ids of the questions.
  await sql`
    update answers set responses = jsonb_strip_nulls(jsonb_build_object(
      'moved', responses -> 'moved',
      'in_the_way', responses -> 'inTheWay',
      'next_step', responses -> 'nextStep',
      'need', responses -> 'need',
      'mood', case responses ->> 'mood'
        when 'stuck' then '😞 stuck'
        when 'slow' then '😕 slow going'
        when 'steady' then '🙂 steady'
        when 'good' then '😀 going well'
        when 'flying' then '🚀 flying'
      end))
    where role = 'mentee'`.execute(db);
}
