import { type QueryExecutorProvider, sql } from 'kysely';

// What is typed is kept by the name of its field. An answer's field was named by the question's id alone, and a new step's otherwise.
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
