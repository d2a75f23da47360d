import * as chrono from 'chrono-node';
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
const opening = /^(?:in|within|this|next|today|tomorrow|tonight)\b/i;

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
    const atEnd = text.slice(found.index + found.text.length).trim() === '';
    const before =
      preposition.exec(text.slice(0, found.index)) ?? (atEnd ? separator.exec(text.slice(0, found.index)) : null);
    if (!before && !opening.test(found.text)) continue;
    return { date: dateOf(found), from: before?.index ?? found.index, to: found.index + found.text.length };
  }
  return undefined;
}

function parse(text: string, now: Date, zone: TimeZone): chrono.ParsedResult[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const timezone = here.offsetNanoseconds / 60e9;
  const results = chrono.en.casual.parse(text, { instant: now, timezone }, { forwardDate: true });
  return results.filter(({ start }) => (['day', 'month', 'weekday'] as const).some((part) => start.isCertain(part)));
}

/** Where only a month was said, its last day: "by June" leaves all of June. */
function dateOf({ start, text }: chrono.ParsedResult): LocalDate {
  const month = Temporal.PlainYearMonth.from({ year: start.get('year') ?? 0, month: start.get('month') ?? 1 });
  const monthAlone =
    !opening.test(text) && start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday');
  const day = monthAlone ? month.daysInMonth : (start.get('day') ?? 1);
  return month.toPlainDate({ day }).toString() as LocalDate;
}
