import {
  addDays,
  addHours,
  instantAt,
  type LocalTime,
  localDateOf,
  localTimeOf,
  type TimeZone,
  weekdays,
} from '../../../core/local-time.ts';
import type { WorkingHours } from '../../availability/types.ts';

export interface Clock {
  readonly zone: TimeZone;
  readonly hours: WorkingHours;
}

const daysAhead = 14;

/**
 * Full hours to talk that lie in the working hours of both, one a day of the first one's calendar, soonest first. Where the
 * two never work at the same time there is none.
 * @param from the first day that counts is the one after it
 */
export function suggestTimes(one: Clock, other: Clock, from: Date, most = 3): Date[] {
  const today = localDateOf(from, one.zone);
  const found: Date[] = [];
  for (let day = 1; day <= daysAhead && found.length < most; day += 1) {
    const date = addDays(today, day);
    const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00` as LocalTime);
    const first = hours
      .map((time) => instantAt(date, time, one.zone))
      .find((at) => worksThrough(one, at) && worksThrough(other, at));
    if (first) found.push(first);
  }
  return found;
}

/** Whether the hour from this instant on lies within the person's working hours. */
function worksThrough({ zone, hours }: Clock, start: Date): boolean {
  const date = localDateOf(start, zone);
  const end = addHours(start, 1);
  const weekday = weekdays[(instantAt(date, '12:00' as LocalTime, 'UTC' as TimeZone).getUTCDay() + 6) % 7];
  return (
    weekday !== undefined &&
    hours.days.includes(weekday) &&
    localTimeOf(start, zone) >= hours.from &&
    localDateOf(end, zone) === date &&
    localTimeOf(end, zone) <= hours.to
  );
}
