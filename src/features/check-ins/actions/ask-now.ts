import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import { addDays, addHours, localDateOf, tzdataVersion } from '../../../core/local-time.ts';
import { isNight, nextDayOf } from '../../../core/night.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { dayOffInWords } from '../../availability/rules/days.ts';
import { record } from '../../journal/record.ts';
import { theirDm } from '../../mentorships/actions.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import { findNewestCheckIn, insertCheckIn, listOpenCheckIns } from '../queries/check-ins.ts';
import { updateSchedule } from '../queries/schedules.ts';
import { whyOff } from '../rules/days-off.ts';
import { nextOccurrence, windowHours } from '../rules/schedule.ts';
import type { CheckInId, Schedule } from '../types.ts';
import { closeCheckIn } from './close-check-in.ts';
import { nextColumns } from './next-occurrence.ts';
import { lockOwnSchedule } from './schedule.ts';
import { breakSilence } from './silence.ts';

/**
 * Asks both now, or, where it is night for the other, in the first moment that is day for both. It takes the place of the
 * check-ins that would come within its window; the rhythm goes on with the next.
 * @returns the check-in that can be answered: one that was open already, or the new one
 * @throws Refusal where today's is over, or one of the two does not want to be asked
 */
export async function askNow(
  act: PersonalAct,
  mentorshipId: MentorshipId,
): Promise<{ readonly id: CheckInId; readonly isNew: boolean; readonly at: Date }> {
  const { mentorship, schedule } = await lockOwnSchedule(act, mentorshipId);
  const other = mentorship.mentor.id === act.personId ? mentorship.mentee : mentorship.mentor;
  const at = isNight(act.now, other.timeZone)
    ? nextDayOf(mentorship.mentor.timeZone, mentorship.mentee.timeZone, act.now)
    : act.now;
  const occursOn = localDateOf(at, schedule.zone);
  const newest = await findNewestCheckIn(act.tx, mentorshipId);
  if (newest?.state === 'open' && newest.closesAt > act.now) {
    return { id: newest.id, isNew: false, at: newest.promptAt };
  }
  if (newest && newest.occursOn >= occursOn) {
    throw new Refusal(
      'had_today',
      'You two have had today’s check-in. Its button Answer still takes what you add; tomorrow you can ask again.',
    );
  }
  const refusal = whyNotNow(schedule, mentorship, at);
  if (refusal) throw refusal;
  if (schedule.status === 'quiet') await breakSilence(act, schedule, mentorship);
  for (const open of await listOpenCheckIns(act.tx, mentorshipId)) await closeCheckIn(act, open.id, 'window_over');
  const id = newId<CheckInId>();
  const closesAt = addHours(at, windowHours);
  const ordinal = schedule.openedCount + 1;
  await insertCheckIn(act.tx, {
    workspaceId: act.workspaceId,
    id,
    mentorshipId,
    scheduleId: schedule.id,
    occursOn,
    state: 'open',
    openedAt: act.now,
    promptAt: at,
    closesAt,
    askedBy: act.personId,
    ordinal,
    isReview: schedule.reviewEvery > 0 && ordinal % schedule.reviewEvery === 0,
    reveal: schedule.reveal,
  });
  await updateSchedule(act.tx, schedule.id, {
    openedCount: ordinal,
    ...nextColumns(nextOccurrence(schedule, closesAt, addDays(occursOn, 1))),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  await enqueue(act, 'check_in.prompt', id, { target: theirDm(mentorship), dueAt: at });
  await record(act, { event: 'check_in.opened', mentorshipId, subjectId: id, detail: { occursOn } });
  return { id, isNew: true, at };
}

/** Nobody is asked who is off, or where the two paused. */
function whyNotNow(schedule: Schedule, mentorship: Mentorship, at: Date): Refusal | undefined {
  if (schedule.status === 'paused') {
    return new Refusal(
      'paused',
      'Your check-ins are paused. `/checkin resume` starts them again; then you can ask now.',
    );
  }
  const off = whyOff(schedule, localDateOf(at, schedule.zone));
  if (!off) return undefined;
  const names = { mentor: mentorship.mentor.name, mentee: mentorship.mentee.name };
  return new Refusal('off', `Not today: ${dayOffInWords(off, names)}.`);
}
