import { cadenceOf } from '../../../core/cadence.ts';
import { isTimeZone } from '../../../core/local-time.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import type { ScheduleState } from '../types.ts';

/** Whether it can be said when the two are asked: a row may hold what this version of Cairn, or this machine, does not know. */
export function isReadable({ rrule, zone }: ScheduleState, { mentor, mentee }: Mentorship): boolean {
  try {
    cadenceOf(rrule);
  } catch {
    return false;
  }
  return [zone, mentor.timeZone, mentee.timeZone].every(isTimeZone);
}
