import { newId } from '../../../core/ids.ts';
import { addHours, tzdataVersion } from '../../../core/local-time.ts';
import { sameAnchor } from '../../../core/recurrence.ts';
import type { ClaimTransaction } from '../../../database/transaction.ts';
import { deliveryRow } from '../../../delivery/enqueue.ts';
import { type Batch, eachAlone, type FailedRow, maxComputingMs } from '../../../quarantine/isolate.ts';
import type { JournalEvent } from '../../journal/record.ts';
import {
  claimDueSchedules,
  claimOutdatedSchedules,
  type DueSchedule,
  insertCheckIns,
  insertPrompts,
  readDueSchedule,
  updateInstants,
  updateNext,
} from '../queries/claims.ts';
import { type DuePlan, dueAtOf, planDue, windowHours } from '../rules/schedule.ts';
import type { CheckInId } from '../types.ts';

interface Handled {
  readonly done: number;
  /** Schedules that cannot be read or planned. They stay as they are. */
  readonly failed: readonly FailedRow[];
}

/**
 * Opens the check-ins that are due: claim the schedules, move them on, open, prompt, journal; one transaction for the
 * whole batch, across workspaces. Killed at any point it leaves everything or nothing.
 */
export async function openDueCheckIns(tx: ClaimTransaction, now: Date, batch: Batch): Promise<Handled> {
  const due = await claimDueSchedules(tx, now, batch);
  const plan = planOnce(now);
  const { done: planned, failed } = eachAlone(
    due,
    (row) => {
      const schedule = readDueSchedule(row);
      return { schedule, ...plan(schedule) };
    },
    maxComputingMs,
  );
  if (planned.length === 0) return { done: 0, failed };
  await updateNext(tx, planned, tzdataVersion, now);
  const opened = planned.flatMap(({ schedule, open }) =>
    open ? [{ schedule, row: checkInRow(schedule, open, now) }] : [],
  );
  const isNew = await insertCheckIns(
    tx,
    opened.map(({ row }) => row),
  );
  const fresh = opened.filter(({ row }) => isNew.has(row.id));
  await insertPrompts(
    tx,
    fresh.map(({ schedule, row }) =>
      deliveryRow(schedule.workspaceId, now, 'check_in.prompt', row.id, {
        target: { kind: 'people', ids: schedule.members },
        dueAt: row.promptAt,
      }),
    ),
    fresh.map(({ schedule, row }) => ({
      workspaceId: schedule.workspaceId,
      id: newId<never>(),
      mentorshipId: schedule.mentorshipId,
      event: 'check_in.opened' satisfies JournalEvent,
      subjectId: row.id,
      personId: null,
      detail: JSON.stringify({ occursOn: row.occursOn }),
      at: now,
    })),
  );
  return { done: planned.length, failed };
}

/** Many who fall due together have the same rhythm on the same clock: what is computed for one holds for all of them, a failure too. */
function planOnce(now: Date): (schedule: DueSchedule) => DuePlan {
  const known = new Map<string, () => DuePlan>();
  return (schedule) => {
    const { rrule, localTime, zone, endsOn, daysOff = [], onDayOff = 'skip', nextOccursOn } = schedule;
    const anchorOn = sameAnchor(rrule, schedule.anchorOn, nextOccursOn);
    const recurrence = { rrule, anchorOn, localTime, zone, endsOn, daysOff, onDayOff };
    const key = JSON.stringify([recurrence, nextOccursOn]);
    const plan = known.get(key) ?? attempt(() => planDue(recurrence, nextOccursOn, now));
    known.set(key, plan);
    return plan();
  };
}

/** Runs now. @returns what gives the same answer, or throws the same error, each time */
function attempt<T>(run: () => T): () => T {
  try {
    const result = run();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** A clock somewhere has been redefined since these were computed: the same dates and local times, at their new instants. */
export async function recomputeInstants(tx: ClaimTransaction, tzdata: string, batch: Batch): Promise<Handled> {
  const outdated = await claimOutdatedSchedules(tx, tzdata, batch);
  const { done: computed, failed } = eachAlone(
    outdated,
    (row) => {
      const schedule = readDueSchedule(row);
      return { schedule, dueAt: dueAtOf(schedule, schedule.nextOccursOn) };
    },
    maxComputingMs,
  );
  if (computed.length > 0) await updateInstants(tx, computed, tzdata);
  return { done: computed.length, failed };
}

function checkInRow(schedule: DueSchedule, open: NonNullable<DuePlan['open']>, now: Date) {
  const ordinal = schedule.openedCount + 1;
  return {
    workspaceId: schedule.workspaceId,
    id: newId<CheckInId>(),
    mentorshipId: schedule.mentorshipId,
    scheduleId: schedule.id,
    occursOn: open.occursOn,
    state: 'open' as const,
    openedAt: now,
    promptAt: open.promptAt,
    closesAt: addHours(open.promptAt, windowHours),
    ordinal,
    isReview: schedule.reviewEvery > 0 && ordinal % schedule.reviewEvery === 0,
    reveal: schedule.reveal,
  };
}
