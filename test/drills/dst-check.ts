import { instantAt, type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../src/core/local-time.ts';
import { latestOccurrence, nextOccurrence, recurrenceFrom } from '../../src/features/check-ins/rules/schedule.ts';
import type { Occurrence } from '../../src/features/check-ins/types.ts';
import { dateOfDay, dayName, dayNumber, minuteOf, timeOfMinute } from './dst-calendar.ts';
import type { InstantOnClock, ZoneClock } from './dst-zone-clock.ts';

export const firstDate = '2026-01-01';
export const lastDate = '2031-12-31';
export const firstDay = dayNumber(firstDate);
export const lastDay = dayNumber(lastDate);

export interface Tally {
  done: number;
  /** An occurrence that did not come. */
  lost: number;
  /** A second one in its period, or one that does not come after the one before it. */
  doubled: number;
  /** At another instant than the clock there says. */
  late: number;
  /** The first that were wrong, for whoever has to find out why. */
  readonly wrong: string[];
}

export const newTally = (): Tally => ({ done: 0, lost: 0, doubled: 0, late: 0, wrong: [] });

export function addTally(to: Tally, more: Tally): void {
  to.done += more.done;
  to.lost += more.lost;
  to.doubled += more.doubled;
  to.late += more.late;
  to.wrong.push(...more.wrong.slice(0, Math.max(0, 5 - to.wrong.length)));
}

function note(tally: Tally, what: 'lost' | 'doubled' | 'late', where: string): void {
  tally[what] += 1;
  if (tally.wrong.length < 5) tally.wrong.push(`${what}: ${where}`);
}

const everydayTimes = ['00:00', '02:00', '02:30', '03:00', '23:59'];

/** The times of the drill, and those at which this very clock jumps: where it begins to, in the middle, at the end, around. */
export function timesOf(clock: ZoneClock): string[] {
  const atJumps = clock.jumps.flatMap(({ by, localMinute }) => {
    const size = by / 60_000;
    return [localMinute - 1, localMinute, localMinute + size / 2, localMinute + size].map((minute) =>
      timeOfMinute(((Math.floor(minute) % 1440) + 1440) % 1440),
    );
  });
  return [...new Set([...everydayTimes, ...atJumps])].sort();
}

export type DatesTally = Record<InstantOnClock['meets'], Tally>;

export const newDatesTally = (): DatesTally => ({ once: newTally(), gap: newTally(), overlap: newTally() });

/** Every one of these days at this time: at the instant that the clock there says, each later than the one before. */
export function checkDates(clock: ZoneClock, time: string, days: Iterable<number>, tally: DatesTally): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    const date = dateOfDay(day);
    const expected = clock.instantOf(date, time);
    const own = tally[expected.meets];
    own.done += 1;
    const instant = instantAt(date as LocalDate, time as LocalTime, clock.zone as TimeZone).getTime();
    const where = `${date} ${time} ${clock.zone} gives ${new Date(instant).toISOString()}`;
    if (instant !== expected.instant) note(own, 'late', where);
    else if (expected.meets !== 'once' && !keepsRule(clock, instant, `${date} ${time}`, expected.meets)) {
      note(own, 'late', `${where}, which shows ${clock.shows(instant)}`);
    }
    if (instant <= before) note(own, 'doubled', where);
    before = instant;
  }
}

/** The rule read off the clock on the wall: a time left out is shown late by the gap, one that comes twice comes again. */
function keepsRule(clock: ZoneClock, instant: number, wanted: string, meets: 'gap' | 'overlap'): boolean {
  const sizes = clock.jumps.map(({ by }) => by).filter((by) => by > 0 === (meets === 'gap'));
  const shown = clock.shows(instant);
  if (meets === 'overlap') return shown === wanted && sizes.some((by) => clock.shows(instant - by) === wanted);
  return sizes.some((by) => minutesOf(shown) - minutesOf(wanted) === by / 60_000);
}

function minutesOf(shown: string): number {
  const [date = '', time = ''] = shown.split(' ');
  return dayNumber(date) * 1440 + minuteOf(time);
}

export interface RhythmToWalk {
  readonly everyWeeks: number;
  readonly weekday: Weekday;
  readonly localTime: string;
}

/** Walks a rhythm from the first instant of 2026 there to its last date in 2031, as the sweep does: from each to the next. */
export function walkRhythm(clock: ZoneClock, { everyWeeks, weekday, localTime }: RhythmToWalk, tally: Tally): void {
  const expected = countRhythm(clock, everyWeeks, weekday, localTime);
  const start = new Date(clock.instantOf(firstDate, '00:00').instant - 1);
  const zone = clock.zone as TimeZone;
  const time = localTime as LocalTime;
  const rhythm = { everyWeeks, weekday, localTime: time, zoneOf: 'fixed', fixedZone: zone } as const;
  const recurrence = recurrenceFrom(rhythm, zone, lastDate as LocalDate, start);
  const name = `every ${everyWeeks} weeks ${weekday} ${localTime} ${clock.zone}`;

  const found: Occurrence[] = [];
  for (let after = start; ; ) {
    const next = nextOccurrence(recurrence, after);
    if (!next) break;
    if (next.dueAt <= after || found.length > 2 * expected.size) {
      note(tally, 'doubled', `${name}: ${next.dueAt.toISOString()} does not come after ${after.toISOString()}`);
      break;
    }
    found.push(next);
    after = next.dueAt;
  }

  tally.done += expected.size;
  const missing = new Map(expected);
  for (const { occursOn, dueAt } of found) {
    const instant = missing.get(occursOn);
    if (instant === undefined) note(tally, 'doubled', `${name}: ${occursOn} is one too many`);
    else if (instant !== dueAt.getTime()) note(tally, 'late', `${name}: ${occursOn} at ${dueAt.toISOString()}`);
    missing.delete(occursOn);
  }
  for (const occursOn of missing.keys()) note(tally, 'lost', `${name}: ${occursOn}`);

  // Looking back must find the same ones, up to their very moment; where clocks have just jumped it could slip.
  const jumps = clock.jumps;
  let before: string | undefined;
  for (const [occursOn, instant] of expected) {
    if (jumps.some(({ at }) => Math.abs(at - instant) < 36 * 3_600_000)) {
      const latest = latestOccurrence(recurrence, new Date(instant))?.occursOn;
      const previous = latestOccurrence(recurrence, new Date(instant - 1))?.occursOn;
      if (latest !== occursOn) note(tally, 'lost', `${name}: ${occursOn} is not found from behind`);
      if (previous !== before) note(tally, 'doubled', `${name}: ${previous} is found before ${occursOn}`);
    }
    before = occursOn;
  }
}

/** What must come, by counting: the first such weekday of the years, and from there on every so many weeks. */
function countRhythm(clock: ZoneClock, everyWeeks: number, weekday: Weekday, time: string): Map<string, number> {
  let day = firstDay;
  while (dayName(day) !== weekday) day += 1;
  const found = new Map<string, number>();
  for (; day <= lastDay; day += 7 * everyWeeks) {
    const date = dateOfDay(day);
    found.set(date, clock.instantOf(date, time).instant);
  }
  return found;
}
