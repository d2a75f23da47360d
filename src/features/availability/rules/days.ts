import { holidayOn } from '../../../core/holidays.ts';
import { addDays, dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { DaysOff, OffRule } from '../types.ts';

/** In characters: what a lead calls days on which the organisation is closed. */
export const longestName = 60;

/** Why this date is a day off; undefined where it counts. */
export function whyDayOff(rules: readonly OffRule[], date: LocalDate): DaysOff | undefined {
  for (const rule of rules) {
    if ('holidaysOf' in rule) {
      const holiday = holidayOn(rule.holidaysOf, date);
      if (holiday) return { firstOn: date, backOn: addDays(date, 1), whose: rule.whose, holiday };
    } else if (rule.firstOn <= date && (rule.backOn === null || date < rule.backOn)) {
      return rule;
    }
  }
  return undefined;
}

/** `Bibek is off until 30 June 2026`: dates and whose, never why; a public holiday by its name. */
export function dayOffInWords(off: DaysOff, names: { readonly mentor: string; readonly mentee: string }): string {
  const until = off.backOn === null ? '' : ` until ${dateInWords(off.backOn)}`;
  switch (off.whose) {
    case 'organisation':
      return `the organisation is closed${until}`;
    case 'program':
      return `the program pauses${until}`;
    default:
      return off.holiday
        ? `${off.holiday}, a public holiday for ${names[off.whose]}`
        : `${names[off.whose]} is off${until}`;
  }
}
