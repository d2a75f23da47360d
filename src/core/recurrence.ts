import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { LocalDate, Weekday } from './local-time.ts';

/** An RFC 5545 RRULE about days alone (`FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`); clock time and zone are kept beside it. */
export type RecurrenceRule = string & { readonly __rule: 'RecurrenceRule' };

/** Which of a month's Tuesdays: the first to the fourth, or the last. */
export type WeekOfMonth = 1 | 2 | 3 | 4 | -1;

export function weeklyRule(everyWeeks: number, weekday: Weekday): RecurrenceRule {
  return `FREQ=WEEKLY;INTERVAL=${everyWeeks};BYDAY=${weekday};WKST=MO` as RecurrenceRule;
}

/** @param day 1 to 31; a month that has no such day has its last one instead */
export function monthlyByDateRule(day: number): RecurrenceRule {
  // RFC 5545 leaves out months without the day. The last of the days from the 28th to it is the day, or the month's last.
  const days = Array.from({ length: Math.max(1, day - 27) }, (_, index) => Math.min(day, 28) + index);
  const last = days.length > 1 ? ';BYSETPOS=-1' : '';
  return `FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=${days.join(',')}${last}` as RecurrenceRule;
}

export function monthlyByWeekdayRule(week: WeekOfMonth, weekday: Weekday): RecurrenceRule {
  return `FREQ=MONTHLY;INTERVAL=1;BYDAY=${week}${weekday}` as RecurrenceRule;
}

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
const dayOfMonth = '-?(?:[1-9]|[12]\\d|3[01])';
// Not both: a first Monday that is the 31st never comes.
const which = `(?:;BYDAY=(?:-1|[1-5])?${weekday}|;BYMONTHDAY=${dayOfMonth}(?:,${dayOfMonth})*(?:;BYSETPOS=-1)?)?`;
const dateRule = new RegExp(`^FREQ=(?:DAILY|WEEKLY|MONTHLY);INTERVAL=[1-9]\\d{0,2}${which}(?:;WKST=MO)?$`);

/**
 * Whether a stored text is a rule about days. The library answers some texts that are none (`BYMONTHDAY=99`) with dates.
 */
export function isRecurrenceRule(text: string): text is RecurrenceRule {
  return dateRule.test(text);
}

/**
 * The first date of the rule on or after `from`. Dates are expanded in UTC, where every day has 24 hours, so that no
 * change of a clock can move, double or drop one.
 * @param anchorOn DTSTART: every N weeks is counted from its week
 */
export function nextDate(rule: RecurrenceRule, anchorOn: LocalDate, from: LocalDate): LocalDate | undefined {
  const start = midnight(sameAnchor(rule, anchorOn, from));
  const recurrence = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: start, tzid: 'UTC' });
  const earliest = from > anchorOn ? midnight(from) : start;
  const found = recurrence.next(new Date(earliest.epochMilliseconds), true);
  return found ? (Temporal.Instant.from(found.toInstant().toString()).toString().slice(0, 10) as LocalDate) : undefined;
}

/** The last date of the rule on or before `until`, if it has one by then. */
export function previousDate(rule: RecurrenceRule, anchorOn: LocalDate, until: LocalDate): LocalDate | undefined {
  if (until < anchorOn) return undefined;
  const start = midnight(sameAnchor(rule, anchorOn, until));
  const recurrence = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: start, tzid: 'UTC' });
  const found = recurrence.previous(new Date(midnight(until).epochMilliseconds), true);
  return found ? (found.toString().slice(0, 10) as LocalDate) : undefined;
}

/**
 * A later anchor that gives the same dates from around `near` on: a weekly rule is the same when its start moves by a
 * whole number of its intervals, a monthly one wherever it starts. Rules are counted out from their start, so an old one
 * would cost more each year; and schedules that were begun at different times come to share what is computed.
 * @returns a date not after `near` less one interval, or the anchor itself where that is later
 */
export function sameAnchor(rule: RecurrenceRule, anchorOn: LocalDate, near: LocalDate): LocalDate {
  const anchor = Temporal.PlainDate.from(anchorOn);
  if (rule.startsWith('FREQ=MONTHLY;INTERVAL=1;')) {
    const monthsBefore = Temporal.PlainDate.from(near).with({ day: 1 }).subtract({ months: 2 });
    return Temporal.PlainDate.compare(monthsBefore, anchor) > 0 ? (monthsBefore.toString() as LocalDate) : anchorOn;
  }
  const everyWeeks = Number(/^FREQ=WEEKLY;INTERVAL=(\d+);/.exec(rule)?.[1] ?? 0);
  if (everyWeeks === 0) return anchorOn;
  const intervalDays = 7 * everyWeeks;
  const intervals = Math.floor(anchor.until(near, { largestUnit: 'days' }).days / intervalDays) - 1;
  return intervals > 0 ? (anchor.add({ days: intervals * intervalDays }).toString() as LocalDate) : anchorOn;
}

function midnight(date: LocalDate): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime('UTC');
}
