import { weekdays } from '../../src/core/local-time.ts';
import { longestEveryWeeks } from '../../src/features/programs/rules.ts';
import {
  addTally,
  checkDates,
  type DatesTally,
  firstDate,
  firstDay,
  lastDate,
  lastDay,
  newDatesTally,
  newTally,
  type RhythmToWalk,
  type Tally,
  timesOf,
  walkRhythm,
} from './dst-check.ts';
import { Dice } from './dst-dice.ts';
import { ZoneClock } from './dst-zone-clock.ts';

/** What was found in some zones; crosses from a thread to the other as it is. */
export interface ZonesTally {
  readonly dates: DatesTally;
  /** By how many weeks lie between two. */
  readonly rhythms: Tally[];
  /** How the clocks jump, written down: zones that read the same here have the same clock in these years. */
  readonly clocks: string[];
}

export const newZonesTally = (): ZonesTally => ({
  dates: newDatesTally(),
  rhythms: Array.from({ length: longestEveryWeeks }, newTally),
  clocks: [],
});

export function addZonesTally(to: ZonesTally, more: ZonesTally): void {
  for (const meets of ['once', 'gap', 'overlap'] as const) addTally(to.dates[meets], more.dates[meets]);
  for (const [index, tally] of to.rhythms.entries()) addTally(tally, more.rhythms[index] ?? newTally());
  to.clocks.push(...more.clocks);
}

const rhythms = Array.from({ length: longestEveryWeeks }, (_, index) =>
  weekdays.map((weekday, day) => ({ everyWeeks: index + 1, weekday, day })),
).flat();

/**
 * Everything in these zones: each date of the six years at each time, and walks of rhythms. Zones whose clocks are alike
 * share the walks of all 84 rhythms: the first one met here walks them all, each other one a weekday for every number of weeks.
 */
export function checkZones(
  zones: readonly string[],
  seed: number,
  told: (zone: string) => void = () => {},
): ZonesTally {
  const tally = newZonesTally();
  const met = new Set<string>();
  for (const zone of zones) {
    const clock = new ZoneClock(zone, firstDate, lastDate);
    const written = writtenClock(clock);
    const times = timesOf(clock);
    for (const time of times) checkDates(clock, time, daysBetween(firstDay, lastDay), tally.dates);
    const shift = new Dice(seed + tally.clocks.length).between(0, 6);
    const own = met.has(written) ? rhythms.filter((each) => each.day === (each.everyWeeks + shift) % 7) : rhythms;
    for (const [index, rhythm] of own.entries()) {
      walk(clock, { ...rhythm, localTime: times[(index + seed) % times.length] ?? '' }, tally);
    }
    met.add(written);
    tally.clocks.push(written);
    told(zone);
  }
  return tally;
}

/** A sample: the days around each jump of the clock, some others, and three rhythms a zone. */
export function sampleZones(zones: readonly string[], dice: Dice): ZonesTally {
  const tally = newZonesTally();
  for (const zone of zones) {
    const clock = new ZoneClock(zone, firstDate, lastDate);
    const days = new Set(Array.from({ length: 12 }, () => dice.between(firstDay, lastDay)));
    for (const { localMinute } of clock.jumps) {
      const day = Math.floor(localMinute / 1440);
      for (const each of [day - 1, day, day + 1]) if (each >= firstDay && each <= lastDay) days.add(each);
    }
    const times = timesOf(clock);
    const sorted = [...days].sort((a, b) => a - b);
    for (const time of times) checkDates(clock, time, sorted, tally.dates);
    for (const rhythm of dice.some(rhythms, 3)) walk(clock, { ...rhythm, localTime: dice.oneOf(times) }, tally);
    tally.clocks.push(writtenClock(clock));
  }
  return tally;
}

function walk(clock: ZoneClock, rhythm: RhythmToWalk, tally: ZonesTally): void {
  const own = tally.rhythms[rhythm.everyWeeks - 1];
  if (own) walkRhythm(clock, rhythm, own);
}

/** How a zone's clock reads: zones that give the same have the same clock in these years. */
export function readClock(zone: string): string {
  return writtenClock(new ZoneClock(zone, firstDate, lastDate));
}

function writtenClock(clock: ZoneClock): string {
  return `${clock.instantOf(firstDate, '12:00').instant} ${clock.jumps.map(({ at, by }) => `${at}${by}`).join()}`;
}

function* daysBetween(first: number, last: number): Generator<number> {
  for (let day = first; day <= last; day += 1) yield day;
}
