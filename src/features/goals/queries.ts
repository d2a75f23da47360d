import { z } from 'zod';
import { type GoalId, type MentorshipId, newId, type PersonId, type StepId, type WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { Goal, GoalDraft, GoalStatus, Revision, Step, StepDraft } from './types.ts';

const goalColumns = [
  'id',
  'mentorshipId',
  'status',
  'title',
  'evidence',
  'achievable',
  'relevant',
  'deadlineOn',
  'horizon',
  'measure',
  'baseline',
  'target',
  'unit',
  'progress',
  'revision',
  'agreedAt',
] as const;

export async function findGoal(tx: WorkspaceTransaction, id: GoalId): Promise<Goal | undefined> {
  return tx.selectFrom('goals').select(goalColumns).where('id', '=', id).executeTakeFirst();
}

/** Holds the goal until the transaction ends: two people who act on it at once act one after the other. */
export async function findGoalForUpdate(tx: WorkspaceTransaction, id: GoalId): Promise<Goal | undefined> {
  return tx.selectFrom('goals').select(goalColumns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findGoalByRequest(tx: WorkspaceTransaction, requestKey: string): Promise<Goal | undefined> {
  return tx.selectFrom('goals').select(goalColumns).where('requestKey', '=', requestKey).executeTakeFirst();
}

/** Goals of these mentorships, oldest first. */
export async function listGoals(tx: WorkspaceTransaction, mentorshipIds: readonly MentorshipId[]): Promise<Goal[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('goals')
    .select(goalColumns)
    .where('mentorshipId', 'in', mentorshipIds)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** @returns false where a goal of this request is there already */
export async function insertGoal(
  tx: WorkspaceTransaction,
  goal: GoalDraft & {
    workspaceId: WorkspaceId;
    id: GoalId;
    mentorshipId: MentorshipId;
    createdBy: PersonId;
    createdAt: Date;
    requestKey: string;
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('goals')
    .values({ ...goal, status: 'proposed', progress: goal.baseline, revision: 1 })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'requestKey']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export type GoalChange = Partial<GoalDraft> & {
  readonly status?: GoalStatus;
  readonly progress?: number;
  readonly agreedAt?: Date;
  readonly closedAt?: Date;
};

export async function updateGoal(
  tx: WorkspaceTransaction,
  id: GoalId,
  revision: number,
  change: GoalChange,
): Promise<void> {
  await tx
    .updateTable('goals')
    .set({ ...change, revision })
    .where('id', '=', id)
    .execute();
}

const changes = z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() }));
const revisionColumns = ['goalId', 'number', 'kind', 'changes', 'reason', 'personId', 'at'] as const;

export async function insertRevision(
  tx: WorkspaceTransaction,
  revision: Revision & { workspaceId: WorkspaceId; requestKey: string | null },
): Promise<void> {
  await tx
    .insertInto('goalRevisions')
    .values({ ...revision, changes: JSON.stringify(revision.changes) })
    .execute();
}

export async function hasRevisionOfRequest(tx: WorkspaceTransaction, requestKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('goalRevisions')
    .select('number')
    .where('requestKey', '=', requestKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest edit after a revision, if somebody edited since. */
export async function findEditSince(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  number: number,
): Promise<Revision | undefined> {
  const row = await tx
    .selectFrom('goalRevisions')
    .select(revisionColumns)
    .where('goalId', '=', goalId)
    .where('kind', '=', 'edited')
    .where('number', '>', number)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row && { ...row, changes: changes.parse(row.changes) };
}

export async function findRevision(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  number: number,
): Promise<Revision | undefined> {
  const row = await tx
    .selectFrom('goalRevisions')
    .select(revisionColumns)
    .where('goalId', '=', goalId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && { ...row, changes: changes.parse(row.changes) };
}

/** A page of a goal's life, newest first. */
export async function listRevisions(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  page: { before: number; most: number },
): Promise<Revision[]> {
  const rows = await tx
    .selectFrom('goalRevisions')
    .select(revisionColumns)
    .where('goalId', '=', goalId)
    .where('number', '<', page.before)
    .orderBy('number', 'desc')
    .limit(page.most)
    .execute();
  return rows.map((row) => ({ ...row, changes: changes.parse(row.changes) }));
}

const stepColumns = ['id', 'goalId', 'title', 'dueOn', 'isMilestone', 'tickedAt'] as const;

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

/** @throws where there is none: callers hold a foreign key to it */
export async function getStep(tx: WorkspaceTransaction, id: StepId): Promise<Step> {
  return tx.selectFrom('steps').select(stepColumns).where('id', '=', id).executeTakeFirstOrThrow();
}
