import { Refusal } from '../../core/errors.ts';
import {
  addDays,
  addHours,
  dateInWords,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  weekdayOf,
} from '../../core/local-time.ts';
import type { WhenFree } from '../availability/types.ts';
import type { LogTalkFields } from './inputs.ts';
import type { Offered } from './types.ts';

export const longestLine = 300;
/** In days. */
const longestAgo = 366;
/** In days. */
const aheadFor = 10;
const mostOffered = 3;

/** Why a conversation cannot have been on this day. @param today of whoever tells of it */
export function whyNotDay(heldOn: LocalDate, today: LocalDate): Refusal | undefined {
  if (heldOn > today) {
    return new Refusal<LogTalkFields>(
      'not_yet',
      `${dateInWords(heldOn)} is still to come. Choose the day on which you talked.`,
      'day',
    );
  }
  if (heldOn < addDays(today, -longestAgo)) {
    return new Refusal<LogTalkFields>('too_long_ago', 'That is more than a year ago. Choose a later day.', 'day');
  }
  return undefined;
}

/** From the best to the least good: the working hours of each, then what most people still call day. */
const stretches = [
  undefined,
  { from: '08:00' as LocalTime, to: '20:00' as LocalTime },
  { from: '07:00' as LocalTime, to: '22:00' as LocalTime },
] as const;

/**
 * Full hours to talk within the coming days that lie in the working hours of both, one a day, soonest first; where the two never
 * work at the same time, hours that are day for both. Days off of either are left out. A change of the clocks moves them with it.
 * @param first whose full hours they are
 * @param from the first day that counts is the one after it
 */
export function offerTimes(first: WhenFree, second: WhenFree, from: Date): Offered {
  for (const stretch of stretches) {
    const reach = (clock: WhenFree): WhenFree =>
      stretch ? { ...clock, hours: { ...clock.hours, ...stretch } } : clock;
    const times = hoursOfBoth(reach(first), reach(second), from);
    if (times.length > 0) return { times, isStretched: stretch !== undefined };
  }
  return { times: [], isStretched: true };
}

function hoursOfBoth(first: WhenFree, second: WhenFree, from: Date): Date[] {
  const today = localDateOf(from, first.zone);
  const found: Date[] = [];
  for (let day = 1; day <= aheadFor && found.length < mostOffered; day += 1) {
    const date = addDays(today, day);
    const at = fullHours
      .map((time) => instantAt(date, time, first.zone))
      .find((each) => isFree(first, each) && isFree(second, each));
    if (at) found.push(at);
  }
  return found;
}

const fullHours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00` as LocalTime);

/** Whether the hour from this instant on lies within the person's hours, on a day that is not off. */
function isFree({ zone, hours, isOff }: WhenFree, start: Date): boolean {
  const date = localDateOf(start, zone);
  const end = addHours(start, 1);
  return (
    hours.days.includes(weekdayOf(date)) &&
    !isOff(date) &&
    localTimeOf(start, zone) >= hours.from &&
    localDateOf(end, zone) === date &&
    localTimeOf(end, zone) <= hours.to
  );
}
