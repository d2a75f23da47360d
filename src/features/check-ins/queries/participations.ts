import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { CheckInId, Participation } from '../types.ts';

const columns = ['checkInId', 'personId', 'skippedAt', 'skipReason', 'snoozedUntil', 'focusFits'] as const;

export async function listParticipations(
  tx: WorkspaceTransaction,
  checkInIds: readonly CheckInId[],
): Promise<Participation[]> {
  if (checkInIds.length === 0) return [];
  return tx.selectFrom('participations').select(columns).where('checkInId', 'in', checkInIds).execute();
}

/** Changes what one of the two chose, and leaves the rest of it. */
export async function upsertParticipation(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  { checkInId, personId, ...chosen }: Partial<Participation> & Pick<Participation, 'checkInId' | 'personId'>,
): Promise<void> {
  await tx
    .insertInto('participations')
    .values({ workspaceId, checkInId, personId, ...chosen })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'checkInId', 'personId']).doUpdateSet(chosen))
    .execute();
}

export async function hasMutedReminders(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
  personId: PersonId,
): Promise<boolean> {
  const row = await tx
    .selectFrom('reminderMutes')
    .select('personId')
    .where('mentorshipId', '=', mentorshipId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertMute(
  tx: WorkspaceTransaction,
  mute: { workspaceId: WorkspaceId; mentorshipId: MentorshipId; personId: PersonId; mutedAt: Date },
): Promise<void> {
  await tx
    .insertInto('reminderMutes')
    .values(mute)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'mentorshipId', 'personId']).doNothing())
    .execute();
}

export async function deleteMute(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
  personId: PersonId,
): Promise<void> {
  await tx
    .deleteFrom('reminderMutes')
    .where('mentorshipId', '=', mentorshipId)
    .where('personId', '=', personId)
    .execute();
}
