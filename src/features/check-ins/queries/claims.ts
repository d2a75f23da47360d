import { type Insertable, type NotNull, sql } from 'kysely';
import type { CheckInId, MentorshipId, PersonId, ScheduleId, WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { CheckInsTable, DeliveriesTable, JournalEntriesTable } from '../../../database/schema.ts';
import type { ClaimTransaction } from '../../../database/transaction.ts';
import type { Occurrence, Recurrence, Reveal } from '../types.ts';
import { readDaysOff } from './schedules.ts';

// What the sweep reads and writes, for every workspace at once and many rows a statement.

export interface DueSchedule extends Recurrence {
  readonly openedCount: number;
  readonly reviewEvery: number;
  readonly reveal: Reveal;
  readonly workspaceId: WorkspaceId;
  readonly id: ScheduleId;
  readonly mentorshipId: MentorshipId;
  readonly members: readonly PersonId[];
  readonly nextOccursOn: LocalDate;
}

const dueColumns = [
  'workspaceId',
  'id',
  'mentorshipId',
  'members',
  'rrule',
  'anchorOn',
  'localTime',
  'zone',
  'endsOn',
  'nextOccursOn',
  ...(['daysOff', 'onDayOff', 'openedCount', 'reviewEvery', 'reveal'] as const),
] as const;

/** Holds the schedules that are due, longest overdue first; what another process holds is skipped. */
export async function claimDueSchedules(tx: ClaimTransaction, now: Date, most: number): Promise<DueSchedule[]> {
  const rows = await tx
    .selectFrom('checkInSchedules')
    .select(dueColumns)
    .$narrowType<{ nextOccursOn: NotNull }>()
    .where('nextDueAt', '<=', now)
    .orderBy('nextDueAt')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ ...row, daysOff: readDaysOff(row.daysOff) }));
}

/** Holds schedules whose next instant was computed with older time zone data than this process has. */
export async function claimOutdatedSchedules(
  tx: ClaimTransaction,
  tzdata: string,
  most: number,
): Promise<DueSchedule[]> {
  const rows = await tx
    .selectFrom('checkInSchedules')
    .select(dueColumns)
    .$narrowType<{ nextOccursOn: NotNull }>()
    .where('nextDueAt', 'is not', null)
    .where('tzdata', '<', tzdata)
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ ...row, daysOff: readDaysOff(row.daysOff) }));
}

/** The same dates, their instants computed anew. */
export async function updateInstants(
  tx: ClaimTransaction,
  computed: readonly { schedule: DueSchedule; dueAt: Date }[],
  tzdata: string,
): Promise<void> {
  await sql`
    update check_in_schedules as s set next_due_at = v.due_at, tzdata = ${tzdata}
    from unnest(
      ${computed.map(({ schedule }) => schedule.workspaceId)}::text[],
      ${computed.map(({ schedule }) => schedule.id)}::uuid[],
      ${computed.map(({ dueAt }) => dueAt)}::timestamptz[]
    ) as v (workspace_id, id, due_at)
    where s.workspace_id = v.workspace_id and s.id = v.id`.execute(tx);
}

/** Moves claimed schedules on to their next occurrences; a pause that lasted until now is over. */
export async function updateNext(
  tx: ClaimTransaction,
  moved: readonly { schedule: DueSchedule; open: unknown; next: Occurrence | undefined }[],
  tzdata: string,
  now: Date,
): Promise<void> {
  await sql`
    update check_in_schedules as s
    set next_occurs_on = v.occurs_on, next_due_at = v.due_at, status = 'running', paused_until = null,
      opened_count = s.opened_count + v.opened, tzdata = ${tzdata}, updated_at = ${now}
    from unnest(
      ${moved.map(({ schedule }) => schedule.workspaceId)}::text[],
      ${moved.map(({ schedule }) => schedule.id)}::uuid[],
      ${moved.map(({ next }) => next?.occursOn ?? null)}::date[],
      ${moved.map(({ next }) => next?.dueAt ?? null)}::timestamptz[],
      ${moved.map(({ open }) => (open ? 1 : 0))}::integer[]
    ) as v (workspace_id, id, occurs_on, due_at, opened)
    where s.workspace_id = v.workspace_id and s.id = v.id`.execute(tx);
}

/** When the first schedule falls due after now. */
export async function findNextOpeningAt(tx: ClaimTransaction, now: Date): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('checkInSchedules')
    .select('nextDueAt')
    .$narrowType<{ nextDueAt: NotNull }>()
    .where('nextDueAt', '>', now)
    .orderBy('nextDueAt')
    .limit(1)
    .executeTakeFirst();
  return row?.nextDueAt;
}

/** When the first window of an open check-in is over, after now. */
export async function findNextClosingAt(tx: ClaimTransaction, now: Date): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('checkIns')
    .select('closesAt')
    .where('state', '=', 'open')
    .where('closesAt', '>', now)
    .orderBy('closesAt')
    .limit(1)
    .executeTakeFirst();
  return row?.closesAt;
}

/** @returns those that were not there yet: one a schedule and local date, whatever is computed again */
export async function insertCheckIns(
  tx: ClaimTransaction,
  checkIns: readonly Insertable<CheckInsTable>[],
): Promise<Set<CheckInId>> {
  if (checkIns.length === 0) return new Set();
  const rows = await tx
    .insertInto('checkIns')
    .values(checkIns)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'scheduleId', 'occursOn']).doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function insertPrompts(
  tx: ClaimTransaction,
  deliveries: readonly Insertable<DeliveriesTable>[],
  entries: readonly Insertable<JournalEntriesTable>[],
): Promise<void> {
  if (deliveries.length === 0) return;
  await tx.insertInto('deliveries').values(deliveries).execute();
  await tx.insertInto('journalEntries').values(entries).execute();
}

/** Open check-ins whose window is over, longest first. */
export async function listOverdueCheckIns(
  tx: ClaimTransaction,
  now: Date,
  most: number,
): Promise<{ workspaceId: WorkspaceId; id: CheckInId }[]> {
  return tx
    .selectFrom('checkIns')
    .select(['workspaceId', 'id'])
    .where('state', '=', 'open')
    .where('closesAt', '<=', now)
    .orderBy('closesAt')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** The workspace that a mentorship belongs to, for an operator who has only its id. */
export async function findWorkspaceOf(tx: ClaimTransaction, id: MentorshipId): Promise<WorkspaceId | undefined> {
  const row = await tx
    .selectFrom('checkInSchedules')
    .select('workspaceId')
    .where('mentorshipId', '=', id)
    .executeTakeFirst();
  return row?.workspaceId;
}
