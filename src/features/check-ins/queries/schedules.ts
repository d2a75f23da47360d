import type { Insertable, Selectable, Updateable } from 'kysely';
import { z } from 'zod';
import { isTimeZone, type LocalDate, parseLocalDate, parseLocalTime } from '../../../core/local-time.ts';
import { isRecurrenceRule } from '../../../core/recurrence.ts';
import type { CheckInSchedulesTable } from '../../../database/schema.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import { UnreadableRow } from '../../../quarantine/fault.ts';
import { eachAlone } from '../../../quarantine/isolate.ts';
import type { OffRule } from '../../availability/types.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { CheckInId, Recurrence, Schedule, ScheduleId, ScheduleState } from '../types.ts';

const scheduleColumns = [
  ...(['id', 'mentorshipId', 'rrule', 'anchorOn', 'localTime', 'zoneOf', 'zone', 'endsOn'] as const),
  ...(['daysOff', 'onDayOff', 'status', 'pausedUntil', 'nextOccursOn', 'nextDueAt'] as const),
  ...(['reviewEvery', 'reveal', 'quietAfter', 'openedCount', 'ignoredCount', 'updatedAt'] as const),
] as const;

const localDate = z.iso.date().transform((date) => date as LocalDate);
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

function readDaysOff(stored: unknown): OffRule[] {
  if (Array.isArray(stored) && stored.length === 0) return [];
  const read = storedDaysOff.safeParse(stored);
  if (!read.success) throw new UnreadableRow('days_off', { cause: read.error });
  return read.data;
}

type Stored = Pick<
  Selectable<CheckInSchedulesTable>,
  'rrule' | 'anchorOn' | 'localTime' | 'zone' | 'endsOn' | 'nextOccursOn' | 'daysOff' | 'onDayOff' | 'reveal'
>;

/**
 * A schedule as this version of Cairn understands it. A newer version may have written what this one does not know, and
 * a zone may be gone from the machine's data: a guess in its place would ask people at a wrong hour.
 * @throws UnreadableRow naming the first column that cannot be read
 */
export function readStored<R extends Stored>(row: R): Omit<R, 'daysOff'> & { daysOff: OffRule[] } {
  const isDate = (date: LocalDate | null) => date === null || parseLocalDate(date) !== undefined;
  const readable: Readonly<Record<string, boolean>> = {
    rrule: isRecurrenceRule(row.rrule),
    anchor_on: isDate(row.anchorOn),
    local_time: parseLocalTime(row.localTime) !== undefined,
    zone: isTimeZone(row.zone),
    ends_on: isDate(row.endsOn),
    next_occurs_on: isDate(row.nextOccursOn),
    on_day_off: row.onDayOff === 'skip' || row.onDayOff === 'move',
    reveal: row.reveal === 'at_once' || row.reveal === 'when_both',
  };
  const unreadable = Object.keys(readable).find((column) => !readable[column]);
  if (unreadable) throw new UnreadableRow(unreadable);
  return { ...row, daysOff: readDaysOff(row.daysOff) };
}

function select(tx: WorkspaceTransaction) {
  return tx.selectFrom('checkInSchedules').select(scheduleColumns);
}

/** A schedule as its row holds it. */
export type ScheduleRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

/** @throws UnreadableRow */
export const toSchedule = (row: ScheduleRow): Schedule => readStored(row);

export async function findSchedule(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
): Promise<Schedule | undefined> {
  const row = await select(tx).where('mentorshipId', '=', mentorshipId).executeTakeFirst();
  return row && toSchedule(row);
}

/** Locks the schedule: a sweep that is just opening a check-in comes before or after, not in between. */
export async function getScheduleForUpdate(tx: WorkspaceTransaction, mentorshipId: MentorshipId): Promise<Schedule> {
  return toSchedule(await select(tx).where('mentorshipId', '=', mentorshipId).forUpdate().executeTakeFirstOrThrow());
}

/** Locks a schedule without reading it: one that cannot be read can still be stopped. @returns its id */
export async function lockSchedule(tx: WorkspaceTransaction, mentorshipId: MentorshipId): Promise<ScheduleId> {
  const schedule = tx.selectFrom('checkInSchedules').select('id').where('mentorshipId', '=', mentorshipId);
  return (await schedule.forUpdate().executeTakeFirstOrThrow()).id;
}

/** Locks the schedules of many pairs, in one order for whoever needs several. Nobody knows yet whether they can be read (`toSchedule`). */
export async function lockSchedules(tx: WorkspaceTransaction, ids: readonly MentorshipId[]): Promise<ScheduleRow[]> {
  if (ids.length === 0) return [];
  return select(tx).where('mentorshipId', 'in', ids).orderBy('id').forUpdate().execute();
}

/** Locks the schedule that a check-in is of; undefined where there is no such check-in. A check-in stays with its schedule. */
export async function lockScheduleOf(tx: WorkspaceTransaction, id: CheckInId): Promise<ScheduleRow | undefined> {
  return select(tx)
    .where('id', '=', (eb) => eb.selectFrom('checkIns as c').select('c.scheduleId').where('c.id', '=', id))
    .forUpdate()
    .executeTakeFirst();
}

/** Locks the schedule of this id; undefined where there is none. */
export async function lockScheduleById(tx: WorkspaceTransaction, id: ScheduleId): Promise<ScheduleRow | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** @throws UnreadableRow where one of them cannot be read */
export async function listSchedules(tx: WorkspaceTransaction, ids: readonly MentorshipId[]): Promise<Schedule[]> {
  if (ids.length === 0) return [];
  return (await select(tx).where('mentorshipId', 'in', ids).execute()).map(toSchedule);
}

/** For a look at several pairs at once: a schedule that cannot be read costs the others nothing, and is left out. */
export async function listReadableSchedules(
  tx: WorkspaceTransaction,
  ids: readonly MentorshipId[],
): Promise<Schedule[]> {
  if (ids.length === 0) return [];
  const stored = await select(tx).select('workspaceId').where('mentorshipId', 'in', ids).execute();
  return eachAlone(stored, toSchedule).done;
}

/** When these pairs are asked, as it is stored: nobody knows yet whether it can be read (`isReadable`). */
export async function listScheduleStates(
  tx: WorkspaceTransaction,
  ids: readonly MentorshipId[],
): Promise<(ScheduleState & Pick<Schedule, 'mentorshipId'>)[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('checkInSchedules')
    .select(['mentorshipId', 'rrule', 'localTime', 'zone', 'status', 'pausedUntil', 'nextOccursOn', 'nextDueAt'])
    .where('mentorshipId', 'in', ids)
    .execute();
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
