import type { Cadence } from '../../core/cadence.ts';
import { Refusal } from '../../core/errors.ts';
import { type LocalTime, parseTimeZone, type Weekday } from '../../core/local-time.ts';
import type { WeekOfMonth } from '../../core/recurrence.ts';
import type { RhythmFields, RhythmValues } from './inputs.ts';
import type { Leadership, Rhythm } from './types.ts';

/** What everything works with before anybody ran `/mentorship setup`. */
export const defaultRhythm: Rhythm = {
  everyWeeks: 1,
  weekday: 'TU',
  localTime: '10:00' as LocalTime,
  zoneOf: 'mentee',
  fixedZone: null,
};

export const longestEveryWeeks = 12;

export const weekdayNames: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

export const weekOfMonthNames: Readonly<Record<WeekOfMonth, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
};

export const weeksOfMonth: readonly WeekOfMonth[] = [1, 2, 3, 4, -1];

/** The field “How often” where it is not a number of weeks. */
export const byDate = 'month_by_date';
export const byWeekday = 'month_by_weekday';

/** `every week on Tuesday at 10:00`, `every month on the last Friday at 16:30`. */
export function rhythmInWords(rhythm: Cadence & Pick<Rhythm, 'localTime'>): string {
  return `${cadenceInWords(rhythm)} at ${rhythm.localTime}`;
}

function cadenceInWords(cadence: Cadence): string {
  if ('everyWeeks' in cadence) {
    const every = cadence.everyWeeks === 1 ? 'every week' : `every ${cadence.everyWeeks} weeks`;
    return `${every} on ${weekdayNames[cadence.weekday]}`;
  }
  if ('weekOfMonth' in cadence) {
    return `every month on the ${weekOfMonthNames[cadence.weekOfMonth]} ${weekdayNames[cadence.weekday]}`;
  }
  return cadence.dayOfMonth === 31 ? 'every month on its last day' : `every month on day ${cadence.dayOfMonth}`;
}

/** `the mentee’s clock`, `the clock of Europe/London`. */
export function clockInWords({ zoneOf, fixedZone }: Pick<Rhythm, 'zoneOf' | 'fixedZone'>): string {
  return zoneOf === 'fixed' ? `the clock of ${fixedZone}` : `the ${zoneOf}’s clock`;
}

/** @throws Refusal naming the field */
export function readRhythm(values: RhythmValues): Rhythm {
  const cadence = readCadence(values);
  const { localTime, zoneOf } = values;
  if (!localTime) throw new Refusal<RhythmFields>('bad_rhythm', 'Choose a time.', 'localTime');
  if (!zoneOf) throw new Refusal<RhythmFields>('bad_rhythm', 'Choose whose time zone counts.', 'zoneOf');
  if (zoneOf !== 'fixed') return { ...cadence, localTime, zoneOf, fixedZone: null };
  const fixedZone = parseTimeZone(values.fixedZone ?? '');
  if (!fixedZone) {
    const typed = values.fixedZone ? `“${values.fixedZone}” is no time zone that I know. ` : '';
    throw new Refusal<RhythmFields>(
      'bad_zone',
      `${typed}Name the zone as a region and a city, such as Europe/London or Asia/Kathmandu.`,
      'fixedZone',
    );
  }
  return { ...cadence, localTime, zoneOf, fixedZone };
}

function readCadence({ everyWeeks, weekOfMonth, dayOfMonth, weekday }: RhythmValues): Cadence {
  if (everyWeeks === byDate) {
    if (dayOfMonth) return { dayOfMonth };
    throw new Refusal<RhythmFields>('bad_rhythm', 'Choose a day of the month, from 1 to 31.', 'dayOfMonth');
  }
  if (everyWeeks === undefined) {
    throw new Refusal<RhythmFields>(
      'bad_rhythm',
      `Choose a whole number of weeks from 1 to ${longestEveryWeeks}.`,
      'everyWeeks',
    );
  }
  if (everyWeeks !== byWeekday) return { everyWeeks, weekday: requireWeekday(weekday) };
  if (!weekOfMonth) throw new Refusal<RhythmFields>('bad_rhythm', 'Choose which of the month’s weeks.', 'weekOfMonth');
  return { weekOfMonth, weekday: requireWeekday(weekday) };
}

function requireWeekday(weekday: Weekday | undefined): Weekday {
  if (weekday) return weekday;
  throw new Refusal<RhythmFields>('bad_rhythm', 'Choose a day of the week.', 'weekday');
}

/** Who may pair people, see every pair, and change the program. */
export function leadsProgram({ isAdmin, isLead, isDeactivated, isExternal }: Leadership): boolean {
  return (isAdmin || isLead) && !isDeactivated && !isExternal;
}
