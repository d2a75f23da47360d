import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { ObjectiveId } from '../../objectives/types.ts';
import type { GoalStatus, SharedGoal } from '../types.ts';

/** How many goals of the workspace stand where, and which objective or value they serve: numbers, no words. */
export async function countGoals(
  tx: WorkspaceTransaction,
): Promise<{ status: GoalStatus; objectiveId: ObjectiveId | null; count: number }[]> {
  return tx
    .selectFrom('goals')
    .select((eb) => ['status', 'objectiveId', eb.fn.countAll<number>().as('count')])
    .groupBy(['status', 'objectiveId'])
    .execute();
}

/** Title and progress of the goals that mentees shared, newest first: all that a lead ever reads of a goal. */
export async function listSharedGoals(
  tx: WorkspaceTransaction,
  page: { skip: number; most: number },
): Promise<SharedGoal[]> {
  return tx
    .selectFrom('goals as g')
    .innerJoin('mentorships as m', (join) =>
      join.onRef('m.workspaceId', '=', 'g.workspaceId').onRef('m.id', '=', 'g.mentorshipId'),
    )
    .innerJoin('people as mentor', (join) =>
      join.onRef('mentor.workspaceId', '=', 'm.workspaceId').onRef('mentor.id', '=', 'm.mentorId'),
    )
    .innerJoin('people as mentee', (join) =>
      join.onRef('mentee.workspaceId', '=', 'm.workspaceId').onRef('mentee.id', '=', 'm.menteeId'),
    )
    .select(['g.title', 'g.status', 'g.isParked', 'g.measure', 'g.baseline', 'g.target', 'g.unit', 'g.progress'])
    .select(['mentor.name as mentorName', 'mentee.name as menteeName'])
    .where('g.isShared', '=', true)
    .orderBy('g.createdAt', 'desc')
    .orderBy('g.id')
    .offset(page.skip)
    .limit(page.most)
    .execute();
}
