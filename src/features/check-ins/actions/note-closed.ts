import { addDays, localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { theirDm } from '../../mentorships/actions.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { toSchedule, updateSchedule } from '../queries/schedules.ts';
import { whyOff } from '../rules/days-off.ts';
import { fallsQuiet, ignoredAfter } from '../rules/silence.ts';
import type { CheckIn, Participation, Schedule } from '../types.ts';
import type { LockedCheckIn } from './lock-check-in.ts';
import { nextColumns } from './next-occurrence.ts';

/** A check-in that is being closed, and what the two did in it. */
export interface Closing extends Pick<LockedCheckIn, 'checkIn' | 'schedule'> {
  readonly mentorship: Mentorship;
  readonly participations: readonly Participation[];
  /** How many of the two have answered. */
  readonly answered: number;
}

/** Counts what was ignored. After the third in a row the two are asked once, and then nothing until one of them answers. */
export async function noteClosed(
  act: Act,
  closing: Closing,
  because: NonNullable<CheckIn['closedBecause']>,
): Promise<void> {
  const { checkIn, mentorship, participations, answered } = closing;
  const schedule = toSchedule(closing.schedule);
  const ignored = ignoredAfter(schedule.ignoredCount, {
    because,
    answers: answered,
    participations,
    metDayOff: metDayOff(schedule, checkIn, act.now),
  });
  if (ignored === schedule.ignoredCount) return;
  if (!fallsQuiet(schedule, ignored) || schedule.status !== 'running') {
    await updateSchedule(act.tx, schedule.id, { ignoredCount: ignored, updatedAt: act.now });
    return;
  }
  await updateSchedule(act.tx, schedule.id, {
    status: 'quiet',
    ignoredCount: ignored,
    ...nextColumns(undefined),
    updatedAt: act.now,
  });
  await enqueue(act, 'check_in.silence', [mentorship.id, checkIn.id], { target: theirDm(mentorship) });
  await record(act, { event: 'check_in.quiet', mentorshipId: mentorship.id, subjectId: schedule.id });
}

function metDayOff(schedule: Schedule, checkIn: CheckIn, now: Date): boolean {
  const lastDay = localDateOf(now < checkIn.closesAt ? now : checkIn.closesAt, schedule.zone);
  for (let day = checkIn.occursOn; day <= lastDay; day = addDays(day, 1)) {
    if (whyOff(schedule, day)) return true;
  }
  return false;
}
