import type { PersonId } from '../../../core/ids.ts';
import { tzdataVersion } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import type { PairAvailability } from '../../availability/types.ts';
import { theirDm } from '../../mentorships/actions.ts';
import { listActiveMentorships, listMentorshipsOf } from '../../mentorships/queries.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { getScheduleForUpdate, recurrenceColumns, updateSchedule } from '../queries/schedules.ts';
import { dueAtOf, nextOccurrence } from '../rules/schedule.ts';
import type { Schedule } from '../types.ts';
import { firstFreeDay, nextColumns } from './next-occurrence.ts';

// What a schedule keeps of the two people's clocks and days off follows them, so that the sweep needs to see neither.

/** On which days this pair is not asked. */
export async function offDaysOf(_act: Act, _mentorship: Mentorship): Promise<PairAvailability> {
  return { daysOff: [], holidaysOf: [] };
}

/**
 * Somebody's time off, holidays or clock, or the program's days have changed.
 * @param personId whose; everybody's where it is left out
 */
export async function followAvailability(act: Act, personId?: PersonId): Promise<void> {
  const all = personId ? await listMentorshipsOf(act.tx, personId) : await listActiveMentorships(act.tx);
  for (const mentorship of all) {
    if (mentorship.status === 'ended') continue;
    const schedule = await getScheduleForUpdate(act.tx, mentorship.id);
    if (schedule.status === 'stopped') continue;
    const now: Schedule = { ...schedule, ...(await offDaysOf(act, mentorship)) };
    await updateSchedule(act.tx, schedule.id, {
      ...recurrenceColumns(now),
      ...(await nextAfter(act, now)),
      updatedAt: act.now,
    });
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
  for (const mentorship of await listMentorshipsOf(act.tx, personId)) {
    if (mentorship.status === 'ended') continue;
    const schedule = await getScheduleForUpdate(act.tx, mentorship.id);
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
    if (nextOccursOn === null) continue;
    await enqueue(act, {
      kind: 'check_in.moved',
      subjectId: `${mentorship.id}/${personId}`,
      target: theirDm(mentorship),
      dedupKey: `check_in.moved:${mentorship.id}:${personId}:${act.now.toISOString()}`,
    });
  }
}
