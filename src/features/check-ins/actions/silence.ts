import { type Cadence, cadenceOf } from '../../../core/cadence.ts';
import { Refusal } from '../../../core/errors.ts';
import type { Act, PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { theirDm } from '../../mentorships/actions.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import { longestEveryWeeks } from '../../programs/rules.ts';
import { getScheduleForUpdate, updateSchedule } from '../queries/schedules.ts';
import type { CheckInId, Schedule } from '../types.ts';
import { changeRhythm, lockOwnSchedule, runAgain } from './schedule.ts';

/** Somebody answered: what was quiet runs again. The schedule is locked. */
export async function breakSilence(act: Act, schedule: Schedule, mentorship: Mentorship): Promise<void> {
  if (schedule.status === 'quiet') {
    await runAgain(act, schedule);
    await tellRunning(act, mentorship);
  } else if (schedule.ignoredCount > 0) {
    await updateSchedule(act.tx, schedule.id, { ignoredCount: 0, updatedAt: act.now });
  }
}

async function tellRunning(act: Act, mentorship: Mentorship): Promise<void> {
  await enqueue(act, 'check_in.rhythm', mentorship.id, {
    target: theirDm(mentorship),
    dedupKey: `check_in.rhythm:${mentorship.id}:${act.now.toISOString()}`,
  });
}

/** “Keep the rhythm”, to the question after a silence. @throws Refusal */
export async function keepRhythm(act: PersonalAct, mentorshipId: MentorshipId, asked: CheckInId): Promise<Schedule> {
  const { schedule, mentorship } = await lockSilence(act, mentorshipId);
  await runAgain(act, schedule);
  await tellRunning(act, mentorship);
  await record(act, { event: 'check_in.resumed', mentorshipId, subjectId: schedule.id });
  await settleSilence(act, mentorshipId, asked);
  return getScheduleForUpdate(act.tx, mentorshipId);
}

/** “Less often”: half as often, to the question after a silence. @throws Refusal */
export async function slowDown(act: PersonalAct, mentorshipId: MentorshipId, asked: CheckInId): Promise<Schedule> {
  const { schedule } = await lockSilence(act, mentorshipId);
  const { localTime, zoneOf, zone } = schedule;
  const cadence = slower(cadenceOf(schedule.rrule));
  if (!cadence) {
    throw new Refusal(
      'slowest',
      'Your check-ins come once a month already. /checkin schedule shows every other rhythm.',
    );
  }
  const rhythm = { ...cadence, localTime, zoneOf, fixedZone: zoneOf === 'fixed' ? zone : null };
  const changed = await changeRhythm(act, mentorshipId, rhythm);
  await settleSilence(act, mentorshipId, asked);
  return changed;
}

/** What was chosen shows in the question itself. */
export async function settleSilence(act: PersonalAct, mentorshipId: MentorshipId, asked: CheckInId): Promise<void> {
  await enqueueUpdate(act, 'check_in.silence', [mentorshipId, asked]);
}

/** Half as often; undefined where it is monthly already. */
export function slower(cadence: Cadence): Cadence | undefined {
  if (!('everyWeeks' in cadence)) return undefined;
  return { ...cadence, everyWeeks: Math.min(longestEveryWeeks, cadence.everyWeeks * 2) };
}

async function lockSilence(act: PersonalAct, mentorshipId: MentorshipId) {
  const locked = await lockOwnSchedule(act, mentorshipId);
  if (locked.schedule.status !== 'quiet') {
    throw new Refusal(
      'not_quiet',
      'This is settled: your check-ins are no longer quiet. /checkin schedule shows when they come.',
    );
  }
  return locked;
}
