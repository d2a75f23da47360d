import * as english from 'chrono-node/en';
import { Temporal } from 'temporal-polyfill';
import type { LocalDate, TimeZone } from './local-time.ts';

export interface SpokenDate {
  readonly date: LocalDate;
  /** Where the words of the date stand in the text, the preposition included: `by 30 June`. */
  readonly from: number;
  readonly to: number;
}

const preposition = /\b(?:by|before|until|till|on|due|from|at|latest)\s+(?:the\s+)?$/i;
/** Before a date that ends the text: `Draft the talk – 3 March`. */
const separator = /\s*[,:;(–—-]\s*$/;
/** What makes a date of the words that follow; chrono counts some of these to the date itself. */
const opening = /^(?:in|on|within|by|from|this|next|today|tomorrow|tonight)\b|\bfrom now$/i;
/** A distance that leaves day and month open: the same day it is then. */
const inYears = /^(?:in|within)\b.*\byears?\b/i;
/** Months that are words or names as well: chrono takes them alone for none, after a preposition they are one. */
const bareMonth =
  /\b(?:by|before|until|till|in)\s+(?:the\s+)?(?:end\s+of\s+)?(jan|mar|may|dec)\b(?=\s*(?:[.,;:!?)]|$))/i;

/** A text that is a date and nothing else: `30 June`, `next Friday`, `2026-06-30`. */
export function readSpokenDate(text: string, now: Date, zone: TimeZone): LocalDate | undefined {
  const [found, ...others] = parse(text.trim(), now, zone);
  if (!found || others.length > 0 || found.text.length !== text.trim().length) return undefined;
  return dateOf(found);
}

/**
 * The last date in a sentence that its words make one (`by 30 June`, `within two months`, `…, 3 March`); a month's name alone in the
 * middle of a sentence is no date, since "may" is not.
 */
export function findSpokenDate(text: string, now: Date, zone: TimeZone): SpokenDate | undefined {
  for (const found of parse(text, now, zone).reverse()) {
    // "every Tuesday until 31 March": chrono takes it for a span that begins next Tuesday.
    const until = /\s(?=(?:until|till)\s)/i.exec(found.text);
    if (until) {
      const skipped = found.index + until.index + 1;
      const last = findSpokenDate(text.slice(skipped), now, zone);
      return last && { date: last.date, from: last.from + skipped, to: last.to + skipped };
    }
    const atEnd = text.slice(found.index + found.text.length).trim() === '';
    const before =
      preposition.exec(text.slice(0, found.index)) ?? (atEnd ? separator.exec(text.slice(0, found.index)) : null);
    if (!before && !opening.test(found.text)) continue;
    return { date: dateOf(found), from: before?.index ?? found.index, to: found.index + found.text.length };
  }
  const month = bareMonth.exec(text);
  const [first] = month ? parse(`1 ${month[1]}`, now, zone) : [];
  return month && first
    ? { date: lastOfMonth(first), from: month.index, to: month.index + month[0].length }
    : undefined;
}

/** "once a week until 30 June": how often is no date, and chrono would join it with the one behind it. */
const rhythm = /(?<!\b(?:in|within|for|after|about)\s+)\b(?:an?|per|each|every)\s+(?:day|week|month|quarter|year)\b/gi;

function parse(words: string, now: Date, zone: TimeZone): english.ParsedResult[] {
  const text = words.replace(rhythm, (each) => '_'.repeat(each.length));
  // Counted from the day's first moment: today lies ahead, and is not next year's. The day is told as one of UTC, since
  // chrono mistakes it in zones that are far from the machine's own.
  const day = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const from = { instant: new Date(day.toZonedDateTime('UTC').epochMilliseconds), timezone: 0 };
  const results = english.casual.parse(text, from, { forwardDate: true });
  return results.filter(
    ({ text: words, start, end }) =>
      ((['day', 'month', 'weekday'] as const).some((part) => start.isCertain(part)) || inYears.test(words)) &&
      isInReach((end ?? start).get('year')),
  );
}

/** What a form's date field can hold. */
function isInReach(year: number | null): boolean {
  return year !== null && year >= 1900 && year <= 9999;
}

/** The end of a span; where only a month was said, its last day: "by June" leaves all of June. */
function dateOf(found: english.ParsedResult): LocalDate {
  const said = found.end ?? found.start;
  const monthAlone = said.isCertain('month') && !said.isCertain('day') && !said.isCertain('weekday');
  if (/\bthis month$/i.test(found.text) || (monthAlone && !/^(?:in|within|next)\b/i.test(found.text)))
    return lastOfMonth(found);
  return yearMonthOf(said)
    .toPlainDate({ day: said.get('day') ?? 1 })
    .toString() as LocalDate;
}

function lastOfMonth({ start, end }: english.ParsedResult): LocalDate {
  const month = yearMonthOf(end ?? start);
  return month.toPlainDate({ day: month.daysInMonth }).toString() as LocalDate;
}

function yearMonthOf(said: english.ParsedResult['start']): Temporal.PlainYearMonth {
  return Temporal.PlainYearMonth.from({ year: said.get('year') ?? 0, month: said.get('month') ?? 1 });
}
