import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  type TimeZone,
} from '../../../core/local-time.ts';
import { isNight } from '../../../core/night.ts';
import { nextDate } from '../../../core/recurrence.ts';
import type { DaysOff } from '../../availability/types.ts';
import type { Recurrence } from '../types.ts';
import { askedOn, whyOff } from './days-off.ts';

/** A date of the rhythm, and what becomes of it. */
export interface ComingDate {
  readonly occursOn: LocalDate;
  /** Null: it is left out. */
  readonly dueAt: Date | null;
  /** Why it is left out, or comes on another day than its own. */
  readonly because: DaysOff | undefined;
}

/** The next dates of a rhythm after now, those that are left out among them. */
export function comingDates(
  recurrence: Recurrence,
  now: Date,
  count: number,
  earliestOn: LocalDate = '0001-01-01' as LocalDate,
): ComingDate[] {
  const { rrule, anchorOn, localTime, zone, endsOn } = recurrence;
  const dates: ComingDate[] = [];
  let from = earliestOn > anchorOn ? earliestOn : anchorOn;
  const soon = addDays(now.toISOString().slice(0, 10) as LocalDate, -21);
  if (soon > from) from = soon;
  for (;;) {
    const occursOn = nextDate(rrule, anchorOn, from);
    if (!occursOn || dates.length === count || (endsOn !== null && occursOn > endsOn)) return dates;
    from = addDays(occursOn, 1);
    const day = askedOn(recurrence, occursOn);
    const dueAt = day ? instantAt(day, localTime, zone) : null;
    if ((dueAt ?? instantAt(occursOn, localTime, zone)) <= now) continue;
    dates.push({ occursOn, dueAt, because: day === occursOn ? undefined : whyOff(recurrence, occursOn) });
  }
}

/** So many dates that are left out are named before the next one. */
const mostLeftOut = 20;

/** What comes next of a schedule that runs: so many from its next occurrence on, after the dates before it that are left out. */
export function nextDates(
  schedule: Recurrence & { readonly nextOccursOn: LocalDate | null },
  now: Date,
  count: number,
): ComingDate[] {
  const { nextOccursOn } = schedule;
  if (nextOccursOn === null) return [];
  const before = comingDates(schedule, now, mostLeftOut).filter(
    ({ occursOn, dueAt }) => occursOn < nextOccursOn && dueAt === null,
  );
  return [...before.slice(-count), ...comingDates(schedule, now, count, nextOccursOn)];
}

/** Between these, a time is good for anybody; wider where the two live too far apart for that. */
const goodHours = [
  ['09:00', '17:00'],
  ['08:00', '20:00'],
  ['07:00', '22:00'],
] as const;

/**
 * The time nearest to the chosen one, on the same days, that is good for both on all of these dates; undefined where none is,
 * or where the chosen one is no night for anybody.
 */
export function suggestTime(
  recurrence: Pick<Recurrence, 'localTime' | 'zone'>,
  dates: readonly ComingDate[],
  zones: readonly TimeZone[],
): LocalTime | undefined {
  const asked = dates.flatMap(({ dueAt }) => dueAt ?? []);
  if (!asked.some((instant) => zones.some((zone) => isNight(instant, zone)))) return undefined;
  const days = dates.flatMap(({ dueAt, occursOn }) => (dueAt ? [occursOn] : []));
  const chosen = minutesOf(recurrence.localTime);
  const nearest = halfHours.toSorted((a, b) => Math.abs(minutesOf(a) - chosen) - Math.abs(minutesOf(b) - chosen));
  for (const [from, to] of goodHours) {
    const found = nearest.find((time) =>
      days.every((day) =>
        zones.every((zone) => {
          const there = localTimeOf(instantAt(day, time, recurrence.zone), zone);
          return there >= from && there < to;
        }),
      ),
    );
    if (found) return found;
  }
  return undefined;
}

const weeksOfYear = 52;

/**
 * The time at which a pair begins where nobody of the two has chosen: the program's, or the nearest that is day for both all
 * through the year, whatever their clocks do.
 */
export function timeByDay(
  rhythm: { readonly localTime: LocalTime; readonly zone: TimeZone },
  zones: readonly TimeZone[],
  now: Date,
): LocalTime {
  const first = localDateOf(now, rhythm.zone);
  const dates = Array.from({ length: weeksOfYear }, (_, week) => {
    const occursOn = addDays(first, 7 * week);
    return { occursOn, dueAt: instantAt(occursOn, rhythm.localTime, rhythm.zone), because: undefined };
  });
  return suggestTime(rhythm, dates, zones) ?? rhythm.localTime;
}

const halfHours = Array.from(
  { length: 48 },
  (_, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}` as LocalTime,
);

function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
