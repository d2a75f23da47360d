import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  type TimeZone,
  weekdayOf,
} from '../../../core/local-time.ts';
import type { WorkingHours } from '../types.ts';

/** Of whoever has said nothing else. */
export const usualHours: WorkingHours = {
  days: ['MO', 'TU', 'WE', 'TH', 'FR'],
  from: '09:00' as LocalTime,
  to: '17:00' as LocalTime,
};

/** Somebody who is away for longer than this has no working moment in sight. In days. */
const inSight = 60;

/**
 * The first instant from `from` on that lies within somebody's working hours on their own clock, days off left out; undefined
 * where there is none within two months. A change of the clocks moves it with the clock.
 */
export function nextWorkingMoment(
  { days, from: opens, to: closes }: WorkingHours,
  zone: TimeZone,
  from: Date,
  isOff: (date: LocalDate) => boolean = () => false,
): Date | undefined {
  const first = localDateOf(from, zone);
  for (let distance = 0; distance <= inSight; distance++) {
    const day = addDays(first, distance);
    if (!days.includes(weekdayOf(day)) || isOff(day)) continue;
    const opensAt = instantAt(day, opens, zone);
    const closesAt = instantAt(day, closes, zone);
    if (from < closesAt) return from > opensAt ? from : opensAt;
  }
  return undefined;
}
