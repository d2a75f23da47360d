import type { Insertable, Updateable } from 'kysely';
import type { MentorshipId, ScheduleId } from '../../../core/ids.ts';
import type { CheckInSchedulesTable } from '../../../database/schema.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { Schedule } from '../types.ts';

const scheduleColumns = [
  'id',
  'mentorshipId',
  'rrule',
  'anchorOn',
  'localTime',
  'zoneOf',
  'zone',
  'endsOn',
  'status',
  'pausedUntil',
  'nextOccursOn',
  'nextDueAt',
] as const;

export async function findSchedule(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
): Promise<Schedule | undefined> {
  return tx
    .selectFrom('checkInSchedules')
    .select(scheduleColumns)
    .where('mentorshipId', '=', mentorshipId)
    .executeTakeFirst();
}

/** Holds the schedule: a sweep that is just opening a check-in comes before or after, not in between. */
export async function getScheduleForUpdate(tx: WorkspaceTransaction, mentorshipId: MentorshipId): Promise<Schedule> {
  return tx
    .selectFrom('checkInSchedules')
    .select(scheduleColumns)
    .where('mentorshipId', '=', mentorshipId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function listSchedules(tx: WorkspaceTransaction, ids: readonly MentorshipId[]): Promise<Schedule[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom('checkInSchedules').select(scheduleColumns).where('mentorshipId', 'in', ids).execute();
}

export async function insertSchedule(
  tx: WorkspaceTransaction,
  schedule: Insertable<CheckInSchedulesTable>,
): Promise<void> {
  await tx.insertInto('checkInSchedules').values(schedule).execute();
}

export async function updateSchedule(
  tx: WorkspaceTransaction,
  id: ScheduleId,
  change: Updateable<CheckInSchedulesTable>,
): Promise<void> {
  await tx.updateTable('checkInSchedules').set(change).where('id', '=', id).execute();
}
