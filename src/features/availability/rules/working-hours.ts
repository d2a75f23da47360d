import { Refusal } from '../../../core/errors.ts';
import { findCountry, holidayOn } from '../../../core/holidays.ts';
import type { PersonId } from '../../../core/ids.ts';
import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  type TimeZone,
  weekdayOf,
  weekdays,
} from '../../../core/local-time.ts';
import { isNight } from '../../../core/night.ts';
import { workingDaysIn } from '../../../core/working-days.ts';
import type { TimesFields, TimesValues } from '../inputs.ts';
import type { AvailabilitySaid, TimesOf, WhenFree, WorkingHours, WorkingTimes } from '../types.ts';
import { isOffOn } from './time-off.ts';

/** Of whoever has said nothing: office hours, on the days on which most people work where their locale is at home. */
export function hoursIn(locale: string | null): WorkingHours {
  return { days: workingDaysIn(locale), from: '09:00' as LocalTime, to: '17:00' as LocalTime };
}

/** Of whoever is not known at all. */
export const usualHours: WorkingHours = hoursIn(null);

/** When each of these people works: as they said, or as most do. */
export function hoursFrom(times: readonly TimesOf[]): (id: PersonId) => WorkingHours {
  return (id) => {
    const known = times.find(({ personId }) => personId === id);
    return known?.said ?? hoursIn(known?.locale ?? null);
  };
}

/** When one person can be asked: their hours, without their days off, public holidays, and days on which nobody is. */
export function whenFree(
  person: { readonly id: PersonId; readonly timeZone: TimeZone },
  said: AvailabilitySaid,
): WhenFree {
  const country = said.times.find(({ personId }) => personId === person.id)?.said?.country;
  const spans = [...said.taken.filter(({ personId }) => personId === person.id), ...said.program];
  return {
    zone: person.timeZone,
    hours: hoursFrom(said.times)(person.id),
    isOff: (date) => isOffOn(spans, date) || (country ? holidayOn(country, date) !== undefined : false),
  };
}

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

/** So many half hours are looked at for one that suits the other as well. */
const mostTries = 200;

/**
 * The first working moment of somebody that is no night for the other, who reads it too; their first one where all of theirs
 * are; undefined where there is none in sight.
 */
export function nextMomentForBoth({ zone, hours, isOff }: WhenFree, other: TimeZone, from: Date): Date | undefined {
  const first = nextWorkingMoment(hours, zone, from, isOff);
  let at = first;
  for (let tries = 0; at && isNight(at, other) && tries < mostTries; tries += 1) {
    at = nextWorkingMoment(hours, zone, new Date(at.getTime() + 30 * 60_000), isOff);
  }
  return at && !isNight(at, other) ? at : first;
}

/** @throws Refusal under the field */
export function readWorkingTimes(said: TimesValues): WorkingTimes {
  const days = weekdays.filter((day) => said.days.includes(day));
  const { from, to } = said;
  if (days.length === 0) {
    throw new Refusal<TimesFields>(
      'no_days',
      'Choose at least one day. If you are away, /checkin off says until when.',
      'days',
    );
  }
  if (!from) throw new Refusal<TimesFields>('no_time', 'Choose when you begin.', 'from');
  if (!to) throw new Refusal<TimesFields>('no_time', 'Choose when you end.', 'to');
  if (to <= from) throw new Refusal<TimesFields>('ends_early', 'The day must end after it begins.', 'to');
  if (said.country === undefined) return { days, from, to, country: null };
  const found = findCountry(said.country);
  if ('code' in found) return { days, from, to, country: found.code };
  const meant = found.nearest ? ` Did you mean ${found.nearest}?` : ' Leave it empty, and use /checkin off instead.';
  throw new Refusal<TimesFields>('unknown_country', `I know no holidays of “${said.country}”.${meant}`, 'country');
}
