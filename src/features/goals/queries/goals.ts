import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { Goal, GoalChange, GoalDraft, GoalId } from '../types.ts';

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

/** @param isLocked whether nobody else may change it until the transaction ends */
export async function findGoal(tx: WorkspaceTransaction, id: GoalId, isLocked = false): Promise<Goal | undefined> {
  return tx
    .selectFrom('goals')
    .select(goalColumns)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
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

export async function updateGoal(
  tx: WorkspaceTransaction,
  id: GoalId,
  change: GoalChange & { readonly revision: number },
): Promise<void> {
  await tx.updateTable('goals').set(change).where('id', '=', id).execute();
}
