import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  type TimeZone,
} from '../../../core/local-time.ts';

/** What is asked around a deadline. */
export type DeadlineNote = 'approaching' | 'passed';

const hour = '10:00' as LocalTime;
/** So many days before a deadline it is brought up, */
const daysBefore = 7;
/** but not where it was set so near that nobody forgets it. */
const shortestNotice = 10;

/**
 * When a deadline is brought up, at ten in the mentee's morning: a week before, unless it was set less than ten days ahead,
 * and on the day after. What would be past already is left out, but a deadline that has passed comes up the next morning.
 */
export function deadlineNotes(
  deadlineOn: LocalDate,
  now: Date,
  zone: TimeZone,
): { readonly note: DeadlineNote; readonly dueAt: Date }[] {
  const today = localDateOf(now, zone);
  const dayAfter = addDays(deadlineOn, 1);
  const passed = instantAt(dayAfter > today ? dayAfter : addDays(today, 1), hour, zone);
  const isFarEnough = addDays(today, shortestNotice) <= deadlineOn;
  return [
    ...(isFarEnough
      ? [{ note: 'approaching' as const, dueAt: instantAt(addDays(deadlineOn, -daysBefore), hour, zone) }]
      : []),
    { note: 'passed', dueAt: passed },
  ];
}
