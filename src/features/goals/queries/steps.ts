import { sql } from 'kysely';
import { newId, type PersonId, type WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { GoalId, Step, StepDraft, StepId } from '../types.ts';

const stepColumns = ['id', 'goalId', 'title', 'dueOn', 'isMilestone', 'assignee', 'tickedAt'] as const;

/** Steps of these goals in their order. */
export async function listSteps(tx: WorkspaceTransaction, goalIds: readonly GoalId[]): Promise<Step[]> {
  if (goalIds.length === 0) return [];
  return tx
    .selectFrom('steps')
    .select(stepColumns)
    .where('goalId', 'in', goalIds)
    .orderBy('goalId')
    .orderBy('position')
    .execute();
}

/** Open steps of these goals that are due on that day or before it, in their order. */
export async function listStepsDue(
  tx: WorkspaceTransaction,
  goalIds: readonly GoalId[],
  dueBy: LocalDate,
): Promise<Step[]> {
  if (goalIds.length === 0) return [];
  return tx
    .selectFrom('steps')
    .select(stepColumns)
    .where('goalId', 'in', goalIds)
    .where('tickedAt', 'is', null)
    .where('dueOn', '<=', dueBy)
    .orderBy('goalId')
    .orderBy('position')
    .execute();
}

export async function insertSteps(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  goalId: GoalId,
  steps: readonly StepDraft[],
): Promise<void> {
  const { last } = await tx
    .selectFrom('steps')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('goalId', '=', goalId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('steps')
    .values(
      steps.map((step, index) => ({ ...step, workspaceId, goalId, id: newId<StepId>(), position: last + index + 1 })),
    )
    .execute();
}

export async function findStep(tx: WorkspaceTransaction, goalId: GoalId, id: StepId): Promise<Step | undefined> {
  return tx
    .selectFrom('steps')
    .select(stepColumns)
    .where('goalId', '=', goalId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @returns false where it was ticked before */
export async function updateTicked(
  tx: WorkspaceTransaction,
  id: StepId,
  tickedBy: PersonId,
  tickedAt: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('steps')
    .set({ tickedBy, tickedAt })
    .where('id', '=', id)
    .where('tickedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** @returns false where it was open already */
export async function updateUnticked(tx: WorkspaceTransaction, id: StepId): Promise<boolean> {
  const result = await tx
    .updateTable('steps')
    .set({ tickedBy: null, tickedAt: null })
    .where('id', '=', id)
    .where('tickedAt', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function updateStep(tx: WorkspaceTransaction, id: StepId, draft: StepDraft): Promise<void> {
  const { title, dueOn, isMilestone, assignee } = draft;
  await tx.updateTable('steps').set({ title, dueOn, isMilestone, assignee }).where('id', '=', id).execute();
}

/** Gives all steps of a goal their places, from 1 on. Two may share one until the transaction ends. */
export async function updateOrder(tx: WorkspaceTransaction, goalId: GoalId, order: readonly StepId[]): Promise<void> {
  await sql`
    update steps set position = placed.position
    from unnest(${[...order]}::uuid[]) with ordinality as placed (id, position)
    where steps.id = placed.id and steps.goal_id = ${goalId} and steps.position <> placed.position`.execute(tx);
}

export async function deleteStep(tx: WorkspaceTransaction, id: StepId): Promise<void> {
  await tx.deleteFrom('steps').where('id', '=', id).execute();
}

/** @throws where there is none: callers hold a foreign key to it */
export async function getStep(tx: WorkspaceTransaction, id: StepId): Promise<Step> {
  return tx.selectFrom('steps').select(stepColumns).where('id', '=', id).executeTakeFirstOrThrow();
}
