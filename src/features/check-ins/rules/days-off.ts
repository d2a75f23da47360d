import { addDays, isWeekend, type LocalDate } from '../../../core/local-time.ts';
import { nextDate } from '../../../core/recurrence.ts';
import { whyDayOff } from '../../availability/rules/days.ts';
import type { DaysOff } from '../../availability/types.ts';
import type { Recurrence } from '../types.ts';

/** Why this date is a day off; undefined where it counts. */
export function whyOff({ daysOff = [] }: Pick<Recurrence, 'daysOff'>, date: LocalDate): DaysOff | undefined {
  return whyDayOff(daysOff, date);
}

/**
 * On which day the two are asked for a date of the rule: the date itself, or, where that is a day off and the two want it
 * moved, the first day after it that is none and no weekend; undefined where it is left out. It never reaches the rule's
 * next date, so that of two dates the later one is always asked later.
 */
export function askedOn(recurrence: Recurrence, occursOn: LocalDate): LocalDate | undefined {
  if (!whyOff(recurrence, occursOn)) return occursOn;
  if (recurrence.onDayOff !== 'move') return undefined;
  const { rrule, anchorOn, endsOn } = recurrence;
  const next = nextDate(rrule, anchorOn, addDays(occursOn, 1));
  for (let day = addDays(occursOn, 1); next === undefined || day < next; day = addDays(day, 1)) {
    if (day > addDays(occursOn, mostDaysMoved) || (endsOn !== null && day > endsOn)) return undefined;
    if (!isWeekend(day) && !whyOff(recurrence, day)) return day;
  }
  return undefined;
}

/** A check-in that could only come later than this is none any more. */
export const mostDaysMoved = 14;
