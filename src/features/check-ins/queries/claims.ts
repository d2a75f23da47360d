import { type Insertable, type NotNull, type Selectable, sql } from 'kysely';
import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type {
  CheckInSchedulesTable,
  CheckInsTable,
  DeliveriesTable,
  JournalEntriesTable,
} from '../../../database/schema.ts';
import type { ClaimTransaction, WorkspaceTransaction } from '../../../database/transaction.ts';
import type { Batch, RowRef } from '../../../quarantine/isolate.ts';
import { isNotQuarantined } from '../../../quarantine/queries.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { CheckInId, Occurrence, Recurrence, Reveal, ScheduleId } from '../types.ts';
import { readStored } from './schedules.ts';

// What the sweep reads and writes, for every workspace at once and many rows a statement.

/** The names of the work whose rows may be set aside: the sweeps, and what follows a change of clocks or days off. */
export const sources = {
  followTzdata: 'check-ins.follow-tzdata',
  open: 'check-ins.open',
  close: 'check-ins.close',
  reschedule: 'check-ins.reschedule',
} as const;

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

/** A claimed schedule as it is stored: nobody knows yet whether it can be read. */
export type StoredSchedule = Pick<Selectable<CheckInSchedulesTable>, (typeof dueColumns)[number]>;

/** @throws UnreadableRow */
export function readDueSchedule(row: StoredSchedule): DueSchedule {
  const { nextOccursOn } = row;
  if (nextOccursOn === null) throw new Error('a schedule that is due has a next date');
  return { ...readStored(row), nextOccursOn };
}

function dueSchedules(tx: ClaimTransaction, now: Date) {
  return tx.selectFrom('checkInSchedules').where('nextDueAt', '<=', now).orderBy('nextDueAt');
}

function outdatedSchedules(tx: ClaimTransaction, tzdata: string) {
  return tx.selectFrom('checkInSchedules').where('nextDueAt', 'is not', null).where('tzdata', '<', tzdata);
}

type Schedules = ReturnType<typeof dueSchedules>;

function claimed(query: Schedules, source: string, batch: Batch): Schedules {
  return 'max' in batch
    ? query.where(isNotQuarantined(source, 'check_in_schedules.workspace_id', 'check_in_schedules.id')).limit(batch.max)
    : query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('workspaceId', 'id'),
          'in',
          batch.only.map((row) => tuple(row.workspaceId, row.id as ScheduleId)),
        ),
      );
}

/** Locks the schedules that are due, longest overdue first; what another process has locked is skipped. */
export async function claimDueSchedules(tx: ClaimTransaction, now: Date, batch: Batch): Promise<StoredSchedule[]> {
  return claimed(dueSchedules(tx, now), sources.open, batch).select(dueColumns).forUpdate().skipLocked().execute();
}

/** Which schedules are due, by their keys alone. */
export async function listDueSchedules(tx: ClaimTransaction, now: Date, max: number): Promise<RowRef[]> {
  return claimed(dueSchedules(tx, now), sources.open, { max }).select(['workspaceId', 'id']).execute();
}

/** Locks schedules whose next instant was computed with older time zone data than this process has. */
export async function claimOutdatedSchedules(
  tx: ClaimTransaction,
  tzdata: string,
  batch: Batch,
): Promise<StoredSchedule[]> {
  const outdated = claimed(outdatedSchedules(tx, tzdata), sources.followTzdata, batch);
  return outdated.select(dueColumns).forUpdate().skipLocked().execute();
}

/** Which schedules are outdated, by their keys alone. */
export async function listOutdatedSchedules(tx: ClaimTransaction, tzdata: string, max: number): Promise<RowRef[]> {
  const outdated = claimed(outdatedSchedules(tx, tzdata), sources.followTzdata, { max });
  return outdated.select(['workspaceId', 'id']).execute();
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
  batch: Batch,
): Promise<{ workspaceId: WorkspaceId; id: CheckInId }[]> {
  const overdue = tx
    .selectFrom('checkIns')
    .select(['workspaceId', 'id'])
    .where('state', '=', 'open')
    .where('closesAt', '<=', now)
    .orderBy('closesAt')
    .forUpdate()
    .skipLocked();
  const taken =
    'max' in batch
      ? overdue.where(isNotQuarantined(sources.close, 'check_ins.workspace_id', 'check_ins.id')).limit(batch.max)
      : overdue.where(
          'id',
          'in',
          batch.only.map(({ id }) => id as CheckInId),
        );
  return taken.execute();
}

/** Mentor and mentee, by the id of their schedule or of a check-in of theirs. */
export async function listMembersOfRows(
  tx: WorkspaceTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonId[]>> {
  const { rows } = await sql<{ id: string; members: PersonId[] }>`
    select id, members from check_in_schedules where id::text = any(${ids}::text[])
    union all
    select c.id, s.members from check_ins as c
    join check_in_schedules as s on s.workspace_id = c.workspace_id and s.id = c.schedule_id
    where c.id::text = any(${ids}::text[])`.execute(tx);
  return new Map(rows.map(({ id, members }) => [id, members]));
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
