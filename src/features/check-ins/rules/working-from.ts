import { nextWorkingMoment } from '../../availability/rules/working-hours.ts';
import type { WorkingHours } from '../../availability/types.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Schedule } from '../types.ts';
import { whyOff } from './days-off.ts';

/** When this one of the two works next: their hours on their clock, without their days off. */
export function workingFrom(
  mentorship: Mentorship,
  role: Role,
  schedule: Schedule,
  hours: WorkingHours,
): (from: Date) => Date | undefined {
  const other: Role = role === 'mentor' ? 'mentee' : 'mentor';
  const own = { ...schedule, daysOff: (schedule.daysOff ?? []).filter(({ whose }) => whose !== other) };
  return (from) => nextWorkingMoment(hours, mentorship[role].timeZone, from, (date) => whyOff(own, date) !== undefined);
}
