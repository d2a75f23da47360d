import type { PersonId } from '../../../core/ids.ts';
import { localDateOf, type TimeZone, tzdataVersion } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { eachInAction } from '../../../quarantine/each-in-action.ts';
import { isReadFault } from '../../../quarantine/fault.ts';
import { readSaid } from '../../availability/queries/said.ts';
import type { OffRule } from '../../availability/types.ts';
import { theirDm } from '../../mentorships/actions.ts';
import { findMentorship, listActiveMentorships, listMentorshipsOf } from '../../mentorships/queries.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { sources } from '../queries/claims.ts';
import {
  lockScheduleById,
  lockSchedules,
  recurrenceColumns,
  toSchedule,
  updateSchedule,
} from '../queries/schedules.ts';
import { dueAtOf, nextOccurrence } from '../rules/schedule.ts';
import type { Schedule, ScheduleId } from '../types.ts';
import { firstFreeDay, nextColumns } from './next-occurrence.ts';

// What a schedule keeps of the two people's clocks and days off follows them, so that the sweep needs to see neither.

/** On which days this pair is not asked. */
export async function listDaysOff(act: Act, mentorship: Mentorship): Promise<OffRule[]> {
  return (await readDaysOff(act, [mentorship]))(mentorship);
}

/** The same for many pairs, with as few questions as for one. */
async function readDaysOff(act: Act, pairs: readonly Mentorship[]): Promise<(pair: Mentorship) => OffRule[]> {
  const ids = [...new Set(pairs.flatMap(({ mentor, mentee }) => [mentor.id, mentee.id]))];
  const { taken, times, program } = await readSaid(act.tx, ids, localDateOf(act.now, 'UTC' as TimeZone));
  const ofAll = program.map(({ kind, firstOn, backOn }) => ({
    ...{ firstOn, backOn },
    whose: kind === 'closed' ? ('organisation' as const) : ('program' as const),
  }));
  return (pair) => {
    const ofTwo = (['mentor', 'mentee'] as const).flatMap((whose): OffRule[] => [
      ...taken
        .filter(({ personId }) => personId === pair[whose].id)
        .map(({ firstOn, backOn }) => ({ firstOn, backOn, whose })),
      ...times.flatMap(({ personId, said }) =>
        said?.country && personId === pair[whose].id ? [{ holidaysOf: said.country, whose }] : [],
      ),
    ]);
    return [...ofTwo, ...ofAll];
  };
}

/** Somebody's time off has changed: what falls into it is left out or moved, and both are told so. */
export async function followAvailability(act: Act, personId: PersonId): Promise<void> {
  const pairs = await listMentorshipsOf(act.tx, personId);
  await recompute(act, pairs, (pair) => tellAway(act, pair, personId));
}

/** Whose public holidays somebody goes by has changed. It shows where the next ones are named. */
export async function followHolidays(act: Act, personId: PersonId): Promise<void> {
  await recompute(act, await listMentorshipsOf(act.tx, personId), async () => {});
}

/** The organisation's days, or a pause of the program: where it changes what is asked next, the pair is told. */
export async function followProgram(act: Act): Promise<void> {
  await recompute(act, await listActiveMentorships(act.tx), async (pair, isMoved) => {
    if (isMoved) await tellAway(act, pair, 'program');
  });
}

async function tellAway(act: Act, mentorship: Mentorship, whose: PersonId | 'program'): Promise<void> {
  await enqueue(act, 'check_in.away', [mentorship.id, whose], {
    target: theirDm(mentorship),
    dedupKey: `check_in.away:${mentorship.id}:${whose}:${act.now.toISOString()}`,
  });
}

/** Computes anew what the schedules of these pairs keep of days off. @param tell of each that goes on, and whether its next date moved */
async function recompute(
  act: Act,
  pairs: readonly Mentorship[],
  tell: (pair: Mentorship, isMoved: boolean) => Promise<void>,
): Promise<void> {
  const active = pairs.filter(({ status }) => status === 'active');
  const stored = await lockSchedules(
    act.tx,
    active.map(({ id }) => id),
  );
  const daysOffOf = await daysOffOfEach(act, active);
  await eachInAction(act, sources.reschedule, stored, async (row) => {
    const pair = active.find(({ id }) => id === row.mentorshipId);
    if (!pair || row.status === 'stopped') return;
    const now: Schedule = { ...toSchedule(row), daysOff: await daysOffOf(pair) };
    const next = await nextAfter(act, now);
    await updateSchedule(act.tx, row.id, { ...recurrenceColumns(now), ...next, updatedAt: act.now });
    await tell(pair, next.nextOccursOn !== row.nextOccursOn);
  });
}

/** Asked for all at once; where what one person said cannot be read, for each pair by itself. */
async function daysOffOfEach(
  act: Act,
  pairs: readonly Mentorship[],
): Promise<(pair: Mentorship) => Promise<OffRule[]>> {
  try {
    const daysOffOf = await readDaysOff(act, pairs);
    return async (pair) => daysOffOf(pair);
  } catch (error) {
    if (!isReadFault(error)) throw error;
    return (pair) => listDaysOff(act, pair);
  }
}

/** Where the next one stands, as days off are now; what is paused for good or quiet has none. */
async function nextAfter(act: Act, schedule: Schedule) {
  const hasNext = schedule.status === 'running' || schedule.pausedUntil !== null;
  if (!hasNext) return nextColumns(undefined);
  const free = await firstFreeDay(act, schedule.mentorshipId);
  const { pausedUntil } = schedule;
  const earliestOn = pausedUntil && (!free || pausedUntil > free) ? pausedUntil : free;
  return nextColumns(nextOccurrence(schedule, act.now, earliestOn));
}

/**
 * Somebody's clock has changed. The schedules that follow it come at the same time of the new clock; those that do not
 * come at another time of that person's day. Both are told what moves.
 */
export async function followPerson(act: Act, personId: PersonId): Promise<void> {
  const pairs = (await listMentorshipsOf(act.tx, personId)).filter(({ status }) => status !== 'ended');
  const stored = await lockSchedules(
    act.tx,
    pairs.map(({ id }) => id),
  );
  await eachInAction(act, sources.reschedule, stored, async (row) => {
    const mentorship = pairs.find(({ id }) => id === row.mentorshipId);
    if (!mentorship) return;
    const schedule = toSchedule(row);
    const followed = schedule.zoneOf === 'fixed' ? undefined : mentorship[schedule.zoneOf];
    const { nextOccursOn } = schedule;
    if (followed?.id === personId) {
      const zone = followed.timeZone;
      await updateSchedule(act.tx, schedule.id, {
        zone,
        // The date stays, so that no week is lost and none comes twice; only its instant moves, perhaps into the past.
        nextDueAt: nextOccursOn && dueAtOf({ ...schedule, zone }, nextOccursOn),
        tzdata: tzdataVersion,
        updatedAt: act.now,
      });
    }
    if (nextOccursOn === null) return;
    await enqueue(act, 'check_in.moved', [mentorship.id, personId], {
      target: theirDm(mentorship),
      dedupKey: `check_in.moved:${mentorship.id}:${personId}:${act.now.toISOString()}`,
    });
  });
}

/** A schedule that clocks and days off could not reach when they changed follows them now, and both are told what holds. */
export async function rescheduleAgain(act: Act, id: ScheduleId): Promise<void> {
  const row = await lockScheduleById(act.tx, id);
  const mentorship = row && (await findMentorship(act.tx, row.mentorshipId));
  if (!row || row.status === 'stopped' || mentorship?.status !== 'active') return;
  const schedule = toSchedule(row);
  const zone = schedule.zoneOf === 'fixed' ? schedule.zone : mentorship[schedule.zoneOf].timeZone;
  const now: Schedule = { ...schedule, zone, daysOff: await listDaysOff(act, mentorship) };
  const next = await nextAfter(act, now);
  await updateSchedule(act.tx, id, { ...recurrenceColumns(now), ...next, tzdata: tzdataVersion, updatedAt: act.now });
  await enqueue(act, 'check_in.rhythm', mentorship.id, {
    target: theirDm(mentorship),
    dedupKey: `check_in.rhythm:${mentorship.id}:${act.now.toISOString()}`,
  });
}
