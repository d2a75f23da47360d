import { type Weekday, weekdays } from './local-time.ts';
import {
  monthlyByDateRule,
  monthlyByWeekdayRule,
  type RecurrenceRule,
  type WeekOfMonth,
  weeklyRule,
} from './recurrence.ts';

/** How often, and on which days, as people choose it. */
export type Cadence =
  | { readonly everyWeeks: number; readonly weekday: Weekday }
  /** 1 to 31; a month that has no such day has its last one. */
  | { readonly dayOfMonth: number }
  /** The first Tuesday, the last Friday of a month. */
  | { readonly weekOfMonth: WeekOfMonth; readonly weekday: Weekday };

export function ruleOf(cadence: Cadence): RecurrenceRule {
  if ('everyWeeks' in cadence) return weeklyRule(cadence.everyWeeks, cadence.weekday);
  if ('dayOfMonth' in cadence) return monthlyByDateRule(cadence.dayOfMonth);
  return monthlyByWeekdayRule(cadence.weekOfMonth, cadence.weekday);
}

/** The cadence that a stored rule says. @throws where the rule is not one of ours */
export function cadenceOf(rule: RecurrenceRule): Cadence {
  const weekly = /^FREQ=WEEKLY;INTERVAL=(\d+);BYDAY=(..);WKST=MO$/.exec(rule);
  if (weekly) return { everyWeeks: Number(weekly[1]), weekday: weekdayOf(weekly[2], rule) };
  const byDate = /^FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=(?:\d+,)*(\d+)(?:;BYSETPOS=-1)?$/.exec(rule);
  if (byDate) return { dayOfMonth: Number(byDate[1]) };
  const byWeekday = /^FREQ=MONTHLY;INTERVAL=1;BYDAY=(-1|[1-4])(..)$/.exec(rule);
  if (!byWeekday) throw notOurs(rule);
  return { weekOfMonth: Number(byWeekday[1]) as WeekOfMonth, weekday: weekdayOf(byWeekday[2], rule) };
}

function weekdayOf(code: string | undefined, rule: string): Weekday {
  const weekday = weekdays.find((each) => each === code);
  if (!weekday) throw notOurs(rule);
  return weekday;
}

function notOurs(rule: string): Error {
  return new Error(`not a rule that Cairn wrote: ${rule}`);
}
