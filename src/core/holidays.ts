import type { LocalDate } from './local-time.ts';

/** The public holiday of a country (`NP`) on a date, by its English name. */
export function holidayOn(_country: string, _date: LocalDate): string | undefined {
  return undefined;
}
