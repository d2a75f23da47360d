import type { Cadence } from '../../core/cadence.ts';
import { Refusal } from '../../core/errors.ts';
import { type LocalTime, parseLocalTime, parseTimeZone, type Weekday, weekdays } from '../../core/local-time.ts';
import type { WeekOfMonth } from '../../core/recurrence.ts';
import type { Leadership, Rhythm, ZoneOf } from './types.ts';

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

/** What a modal's rhythm fields hold; the names are their block ids. */
export interface RhythmFields {
  readonly every_weeks?: string | undefined;
  readonly weekday?: string | undefined;
  readonly week_of_month?: string | undefined;
  readonly day_of_month?: string | undefined;
  readonly local_time?: string | undefined;
  readonly zone_of?: string | undefined;
  readonly fixed_zone?: string | undefined;
}

/** @throws Refusal naming the field */
export function readRhythm(fields: RhythmFields): Rhythm {
  const cadence = readCadence(fields);
  const localTime = parseLocalTime(fields.local_time ?? '');
  if (!localTime) throw new Refusal('bad_rhythm', 'Choose a time.', 'local_time');
  const zoneOf = (['mentee', 'mentor', 'fixed'] as const satisfies ZoneOf[]).find((each) => each === fields.zone_of);
  if (!zoneOf) throw new Refusal('bad_rhythm', 'Choose whose time zone counts.', 'zone_of');
  if (zoneOf !== 'fixed') return { ...cadence, localTime, zoneOf, fixedZone: null };
  const fixedZone = parseTimeZone(fields.fixed_zone ?? '');
  if (!fixedZone) {
    const typed = fields.fixed_zone ? `“${fields.fixed_zone}” is no time zone that I know. ` : '';
    throw new Refusal(
      'bad_zone',
      `${typed}Name the zone as a region and a city, such as Europe/London or Asia/Kathmandu.`,
      'fixed_zone',
    );
  }
  return { ...cadence, localTime, zoneOf, fixedZone };
}

function readCadence(fields: RhythmFields): Cadence {
  if (fields.every_weeks === byDate) {
    const dayOfMonth = Number(fields.day_of_month);
    if (Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 31) return { dayOfMonth };
    throw new Refusal('bad_rhythm', 'Choose a day of the month, from 1 to 31.', 'day_of_month');
  }
  const weekOfMonth = weeksOfMonth.find((each) => String(each) === fields.week_of_month);
  const everyWeeks = Number(fields.every_weeks);
  const isByWeekday = fields.every_weeks === byWeekday;
  if (!isByWeekday && !(Number.isInteger(everyWeeks) && everyWeeks >= 1 && everyWeeks <= longestEveryWeeks)) {
    throw new Refusal('bad_rhythm', `Choose a whole number of weeks from 1 to ${longestEveryWeeks}.`, 'every_weeks');
  }
  if (isByWeekday && !weekOfMonth) {
    throw new Refusal('bad_rhythm', 'Choose which of the month’s weeks.', 'week_of_month');
  }
  const weekday = weekdays.find((each) => each === fields.weekday);
  if (!weekday) throw new Refusal('bad_rhythm', 'Choose a day of the week.', 'weekday');
  return isByWeekday && weekOfMonth ? { weekOfMonth, weekday } : { everyWeeks, weekday };
}

/** Who may pair people, see every pair, and change the program. */
export function leadsProgram({ isAdmin, isLead, isDeactivated, isExternal }: Leadership): boolean {
  return (isAdmin || isLead) && !isDeactivated && !isExternal;
}
