import type { Insertable, Updateable } from 'kysely';
import { z } from 'zod';
import type { MentorshipId, ScheduleId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { CheckInSchedulesTable } from '../../../database/schema.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { OffRule } from '../../availability/types.ts';
import type { Recurrence, Schedule } from '../types.ts';

const scheduleColumns = [
  ...(['id', 'mentorshipId', 'rrule', 'anchorOn', 'localTime', 'zoneOf', 'zone', 'endsOn'] as const),
  ...(['daysOff', 'onDayOff', 'status', 'pausedUntil', 'nextOccursOn', 'nextDueAt'] as const),
  ...(['reviewEvery', 'reveal', 'quietAfter', 'openedCount', 'ignoredCount', 'updatedAt'] as const),
] as const;

const localDate = z.string().transform((date) => date as LocalDate);
const storedDaysOff = z.array(
  z.union([
    z.object({
      firstOn: localDate,
      backOn: localDate.nullable(),
      whose: z.enum(['mentor', 'mentee', 'organisation', 'program']),
    }),
    z.object({ holidaysOf: z.string(), whose: z.enum(['mentor', 'mentee']) }),
  ]),
);

/** What the column `days_off` holds. */
export function readDaysOff(stored: unknown): OffRule[] {
  return Array.isArray(stored) && stored.length === 0 ? [] : storedDaysOff.parse(stored);
}

function select(tx: WorkspaceTransaction) {
  return tx.selectFrom('checkInSchedules').select(scheduleColumns);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toSchedule({ daysOff, ...row }: Row): Schedule {
  return { ...row, daysOff: readDaysOff(daysOff) };
}

export async function findSchedule(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
): Promise<Schedule | undefined> {
  const row = await select(tx).where('mentorshipId', '=', mentorshipId).executeTakeFirst();
  return row && toSchedule(row);
}

/** Holds the schedule: a sweep that is just opening a check-in comes before or after, not in between. */
export async function getScheduleForUpdate(tx: WorkspaceTransaction, mentorshipId: MentorshipId): Promise<Schedule> {
  return toSchedule(await select(tx).where('mentorshipId', '=', mentorshipId).forUpdate().executeTakeFirstOrThrow());
}

/** Holds the schedules of many pairs, in one order for whoever needs several. */
export async function listSchedulesForUpdate(
  tx: WorkspaceTransaction,
  ids: readonly MentorshipId[],
): Promise<Schedule[]> {
  if (ids.length === 0) return [];
  return (await select(tx).where('mentorshipId', 'in', ids).orderBy('id').forUpdate().execute()).map(toSchedule);
}

export async function listSchedules(tx: WorkspaceTransaction, ids: readonly MentorshipId[]): Promise<Schedule[]> {
  if (ids.length === 0) return [];
  return (await select(tx).where('mentorshipId', 'in', ids).execute()).map(toSchedule);
}

/** Those of these pairs that are not asked at present. */
export async function listNotAsked(
  tx: WorkspaceTransaction,
  ids: readonly MentorshipId[],
): Promise<{ readonly mentorshipId: MentorshipId; readonly status: 'quiet' | 'paused' }[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('checkInSchedules')
    .select(['mentorshipId', 'status'])
    .where('mentorshipId', 'in', ids)
    .where('status', 'in', ['quiet', 'paused'])
    .$narrowType<{ status: 'quiet' | 'paused' }>()
    .execute();
}

/** The recurrence as its columns hold it. */
export function recurrenceColumns(recurrence: Recurrence) {
  const { rrule, anchorOn, localTime, zone, endsOn, daysOff = [], onDayOff = 'skip' } = recurrence;
  return { rrule, anchorOn, localTime, zone, endsOn, daysOff: JSON.stringify(daysOff), onDayOff };
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
