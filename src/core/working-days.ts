import { type Weekday, weekdays } from './local-time.ts';

/** What most of the world does, and whoever told no locale. */
const mondayToFriday: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR'];

/** The proposal of Intl that the types do not know yet: days of the week from 1, Monday, to 7. */
interface WithWeek {
  getWeekInfo?(): { readonly weekend: readonly number[] };
}

/**
 * The days on which most people work where a locale is at home, by the CLDR that this process carries: from Sunday to Thursday
 * for `he-IL`, from Monday to Saturday for `hi-IN`.
 * @param locale a BCP 47 tag; null, or none that can be read, is Monday to Friday
 */
export function workingDaysIn(locale: string | null): readonly Weekday[] {
  if (locale === null) return mondayToFriday;
  try {
    const weekend = (new Intl.Locale(locale) as WithWeek).getWeekInfo?.().weekend;
    const days = weekend && weekdays.filter((_, index) => !weekend.includes(index + 1));
    return days && days.length > 0 ? days : mondayToFriday;
  } catch {
    return mondayToFriday;
  }
}
