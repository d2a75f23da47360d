import { createRequire } from 'node:module';
import type HolidayCalendars from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { addDays, type LocalDate } from './local-time.ts';
import { nearestWord } from './nearest-word.ts';

/** ISO 3166, two letters. */
export type CountryCode = string;

// The library and its data take 90 ms and 30 MB to load: whoever lives without holidays does not pay for them.
let loaded: typeof HolidayCalendars | undefined;
function calendars(): typeof HolidayCalendars {
  loaded ??= createRequire(import.meta.url)('date-holidays') as typeof HolidayCalendars;
  return loaded;
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** The name, in English, of the public holiday that a whole day is in this country; undefined where it is none. */
export function holidayOn(country: CountryCode, date: LocalDate): string | undefined {
  const year = date.slice(0, 4);
  const key = `${country} ${year}`;
  const days = known.get(key) ?? holidaysIn(country, Number(year));
  known.set(key, days);
  return days.get(date);
}

function holidaysIn(country: CountryCode, year: number): ReadonlyMap<string, string> {
  if (!countryNames().has(country)) return new Map();
  const found = new (calendars())(country).getHolidays(year, 'en');
  // What is "observed", "optional" or a school's holiday is worked on.
  return new Map(found.filter(({ type }) => type === 'public').flatMap(wholeDays));
}

const dayMs = 86_400_000;
/** A day on which the clocks change has an hour less; what is shorter than this is half a day. */
const nearlyADayMs = 20 * 3_600_000;

/** The days of a holiday, each with its name; of half a day none. Dates of other calendars come with an offset behind them. */
function wholeDays({ date, start, end, name }: HolidaysTypes.Holiday): [string, string][] {
  const beginsAtMidnight = /^\S+ 00:00:00\b/.test(date);
  const lasts = end.getTime() - start.getTime();
  if (!beginsAtMidnight || lasts < nearlyADayMs) return [];
  const first = date.slice(0, 10) as LocalDate;
  return Array.from({ length: Math.round(lasts / dayMs) }, (_, nth) => [addDays(first, nth), name]);
}

let names: ReadonlyMap<CountryCode, string> | undefined;

/** The countries whose holidays are known, by their English names. */
export function countryNames(): ReadonlyMap<CountryCode, string> {
  names ??= new Map(Object.entries(new (calendars())().getCountries('en')));
  return names;
}

/** A country by its English name or its code, whatever the case; else the name that was probably meant. */
export function findCountry(text: string): { readonly code: CountryCode } | { readonly nearest: string | undefined } {
  const words = text.trim().toLowerCase();
  const entries = [...countryNames()];
  const found = entries.find(([code, name]) => code.toLowerCase() === words || name.toLowerCase() === words);
  if (found) return { code: found[0] };
  const nearest = nearestWord(
    words,
    entries.map(([, name]) => name.toLowerCase()),
  );
  return { nearest: entries.find(([, name]) => name.toLowerCase() === nearest)?.[1] };
}
