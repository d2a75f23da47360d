import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { Goal, GoalDraft, GoalId, GoalPatch } from '../types.ts';

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
  'frame',
  'experimental',
  'aspirational',
  'learning',
  'heldFrom',
  'isParked',
  'importance',
  'urgency',
  'mentorImportance',
  'mentorUrgency',
  'isShared',
  'deadlineRevision',
  'steppingStoneOf',
  'buildsOn',
  'replacedBy',
  'objectiveId',
] as const;

export async function findGoal(tx: WorkspaceTransaction, id: GoalId): Promise<Goal | undefined> {
  return tx.selectFrom('goals').select(goalColumns).where('id', '=', id).executeTakeFirst();
}

/** Holds the goal until the transaction ends: two people who act on it at once act one after the other. */
export async function findGoalForUpdate(tx: WorkspaceTransaction, id: GoalId): Promise<Goal | undefined> {
  return tx.selectFrom('goals').select(goalColumns).where('id', '=', id).forUpdate().executeTakeFirst();
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

/** Proposed and agreed goals of these mentorships, oldest first: what they have behind them is not read. */
export async function listOpenGoals(tx: WorkspaceTransaction, mentorshipIds: readonly MentorshipId[]): Promise<Goal[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('goals')
    .select(goalColumns)
    .where('mentorshipId', 'in', mentorshipIds)
    .where('status', 'in', ['proposed', 'agreed'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export async function insertGoal(
  tx: WorkspaceTransaction,
  goal: GoalDraft & {
    workspaceId: WorkspaceId;
    id: GoalId;
    mentorshipId: MentorshipId;
    createdBy: PersonId;
    createdAt: Date;
  } & Pick<Goal, 'isParked' | 'buildsOn' | 'importance' | 'urgency' | 'steppingStoneOf' | 'objectiveId'>,
): Promise<void> {
  await tx
    .insertInto('goals')
    .values({ ...goal, status: 'proposed', progress: goal.baseline, revision: 1 })
    .execute();
}

/** What a revision does to the row: its patch, and when it was agreed to or closed. */
export type GoalChange = GoalPatch & {
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
