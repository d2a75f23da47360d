import { type QueryExecutorProvider, sql } from 'kysely';

// A draft is kept by the names of its fields, which have new names: `question:<id>`, `newStep`, `stepGoal`.
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql`
    update answer_drafts set typed = (
      select jsonb_object_agg(case
        when name = 'new_step' then 'newStep'
        when name = 'new_step_goal' then 'stepGoal'
        when name in ('newStep', 'stepGoal', 'ticked', 'obstacle') or position(':' in name) > 0 then name
        else 'question:' || name end, value)
      from jsonb_each(typed) as field (name, value))
    where typed <> '{}'`.execute(db);
}
