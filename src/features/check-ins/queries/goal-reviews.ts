import type { WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { CheckInId, GoalReview } from '../types.ts';

export async function listGoalReviews(
  tx: WorkspaceTransaction,
  checkInIds: readonly CheckInId[],
): Promise<GoalReview[]> {
  if (checkInIds.length === 0) return [];
  return tx
    .selectFrom('goalReviews')
    .select(['checkInId', 'personId', 'goalId', 'choice', 'reason'])
    .where('checkInId', 'in', checkInIds)
    .orderBy('reviewedAt')
    .execute();
}

/** Whoever thinks again says so in the same place. */
export async function upsertGoalReviews(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  reviews: readonly GoalReview[],
  reviewedAt: Date,
): Promise<void> {
  if (reviews.length === 0) return;
  await tx
    .insertInto('goalReviews')
    .values(reviews.map((review) => ({ workspaceId, ...review, reviewedAt })))
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'checkInId', 'personId', 'goalId']).doUpdateSet((eb) => ({
        choice: eb.ref('excluded.choice'),
        reason: eb.ref('excluded.reason'),
        reviewedAt,
      })),
    )
    .execute();
}
