import { Refusal } from '../../core/errors.ts';
import { type LocalTime, parseLocalTime, parseTimeZone, type Weekday, weekdays } from '../../core/local-time.ts';
import type { Rhythm, ZoneOf } from './types.ts';

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

/** `every week on Tuesday at 10:00`. */
export function rhythmInWords(rhythm: Pick<Rhythm, 'everyWeeks' | 'weekday' | 'localTime'>): string {
  const every = rhythm.everyWeeks === 1 ? 'every week' : `every ${rhythm.everyWeeks} weeks`;
  return `${every} on ${weekdayNames[rhythm.weekday]} at ${rhythm.localTime}`;
}

/** `the mentee’s clock`, `the clock of Europe/London`. */
export function clockInWords({ zoneOf, fixedZone }: Pick<Rhythm, 'zoneOf' | 'fixedZone'>): string {
  return zoneOf === 'fixed' ? `the clock of ${fixedZone}` : `the ${zoneOf}’s clock`;
}

/** What a modal's rhythm fields hold; the names are their block ids. */
export interface RhythmFields {
  readonly every_weeks?: string | undefined;
  readonly weekday?: string | undefined;
  readonly local_time?: string | undefined;
  readonly zone_of?: string | undefined;
  readonly fixed_zone?: string | undefined;
}

/** @throws Refusal naming the field */
export function readRhythm(fields: RhythmFields): Rhythm {
  const everyWeeks = Number(fields.every_weeks);
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1 || everyWeeks > longestEveryWeeks) {
    throw new Refusal('bad_rhythm', `Choose a whole number of weeks from 1 to ${longestEveryWeeks}.`, 'every_weeks');
  }
  const weekday = weekdays.find((each) => each === fields.weekday);
  if (!weekday) throw new Refusal('bad_rhythm', 'Choose a day of the week.', 'weekday');
  const localTime = parseLocalTime(fields.local_time ?? '');
  if (!localTime) throw new Refusal('bad_rhythm', 'Choose a time.', 'local_time');
  const zoneOf = (['mentee', 'mentor', 'fixed'] as const satisfies ZoneOf[]).find((each) => each === fields.zone_of);
  if (!zoneOf) throw new Refusal('bad_rhythm', 'Choose whose time zone counts.', 'zone_of');
  if (zoneOf !== 'fixed') return { everyWeeks, weekday, localTime, zoneOf, fixedZone: null };
  const fixedZone = parseTimeZone(fields.fixed_zone ?? '');
  if (!fixedZone) {
    throw new Refusal(
      'bad_zone',
      'Name the zone as a region and a city, such as Europe/London or Asia/Kathmandu.',
      'fixed_zone',
    );
  }
  return { everyWeeks, weekday, localTime, zoneOf, fixedZone };
}

/** Who may pair people, see every pair, and change the program. */
export function leadsProgram(person: { isAdmin: boolean; isLead: boolean }): boolean {
  return person.isAdmin || person.isLead;
}
