import { localTimeOf, type TimeZone } from './local-time.ts';

/** When most people sleep, or should not be asked to work. */
const nightFrom = '22:00';
const nightTo = '07:00';

export function isNight(instant: Date, zone: TimeZone): boolean {
  const time = localTimeOf(instant, zone);
  return time >= nightFrom || time < nightTo;
}

const halfHourMs = 30 * 60_000;
const halfHoursOfADay = 48;

/** The first half hour from this instant on that is day in both zones: two nights of nine hours leave six of any day. */
export function nextDayOf(one: TimeZone, other: TimeZone, from: Date): Date {
  const first = Math.ceil(from.getTime() / halfHourMs) * halfHourMs;
  for (let nth = 0; nth < halfHoursOfADay; nth += 1) {
    const instant = new Date(first + nth * halfHourMs);
    if (!isNight(instant, one) && !isNight(instant, other)) return instant;
  }
  throw new Error(`no time is day in ${one} and in ${other}`);
}
