import { type LocalDate, localDateOf, type TimeZone } from '../../../core/local-time.ts';
import { findSpokenDate } from '../../../core/spoken-date.ts';
import type { Horizon } from '../types.ts';
import { decimal, readNumber } from './draft.ts';
import { horizonFor } from './horizon.ts';

/** What a sentence after `/goal` already says. */
export interface ReadSentence {
  readonly title: string;
  readonly deadlineOn?: LocalDate;
  /** Long-term where the deadline is more than a year away. */
  readonly horizon?: Horizon;
  /** Where it starts from: "from 12 to 4 hours". */
  readonly baseline?: number;
  readonly target?: number;
  readonly unit?: string;
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
};

const amount = new RegExp(
  `\\b(\\d{1,3}(?:,\\d{3})+|\\d+(?:[.,]\\d+)?|${Object.keys(numberWords).join('|')})(\\s*%|\\s+\\p{L}[\\p{L}’'-]*)`,
  'iu',
);
const monthNames = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?$/;
/** Where what is counted ends: "three talks | at meetups". */
const endOfUnit =
  /^(?:&|\+|\/|a|an|and|at|before|by|each|every|for|from|in|my|of|on|or|per|so|than|that|the|this|to|until|with|within|our|new\s+years?)$/i;
const longestUnitWords = 3;

/**
 * Reads deadline, number and what is counted from a goal sentence: "Give three conference talks by 30 June" → 3
 * conference talks, 30 June. The title keeps everything but the date's words.
 */
export function readGoalSentence(text: string, now: Date, zone: TimeZone): ReadSentence {
  const found = findSpokenDate(text, now, zone);
  const rest = found ? `${text.slice(0, found.from)} ${text.slice(found.to)}` : text;
  const title = rest
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;!?])/g, '$1')
    .replace(/^[\s,;]+|[\s,;.]+$/g, '');
  return {
    title: title || text.trim(),
    ...(found ? { deadlineOn: found.date, horizon: horizonFor(found.date, localDateOf(now, zone)) } : {}),
    ...(readWay(title) ?? readAmount(title)),
  };
}

const way = /\bfrom (\d[\d.,]*)\s*%? to (\d[\d.,]*?)(\s*%|\s+\p{L}.*)/iu;

/** "from 12 to 4 hours", "from 40% to 60%". */
function readWay(title: string): { baseline: number; target: number; unit: string } | undefined {
  const [, from = '', to = '', rest = ''] = way.exec(title) ?? [];
  const baseline = readNumber(decimal(from));
  const target = readNumber(decimal(to));
  const unit = rest.trim() === '%' ? '%' : unitAfter(rest);
  if (baseline === undefined || target === undefined || baseline === target || unit === '') return undefined;
  // "from 9 to 5" is a time of day, "from 1 to 3 March" a span.
  return monthNames.test(unit.toLowerCase().split(' ')[0] ?? '') || /^[ap]\.?m/i.test(unit)
    ? undefined
    : { baseline, target, unit };
}

function readAmount(title: string): { target?: number; unit?: string } {
  const match = amount.exec(title);
  if (!match) return {};
  const [, number = '', next = ''] = match;
  if (isPartOfMore(title, match)) return {};
  const target = numberWords[number.toLowerCase()] ?? readNumber(decimal(number));
  if (target === undefined || target === 0) return {};
  if (next.trim() === '%') return { target, unit: '%' };
  const unit = unitAfter(title.slice(match.index + number.length));
  return unit ? { target, unit } : {};
}

/** "twenty-five", "two hundred", "one-on-one", "one day", "3 March": the number that was found is not what was meant. */
function isPartOfMore(title: string, match: RegExpExecArray): boolean {
  const [, number = '', next = ''] = match;
  const word = next.trim().toLowerCase();
  const [after = ''] = word.split(/[-’']/);
  return (
    title[match.index - 1] === '-' ||
    title[match.index + number.length] === '-' ||
    Object.hasOwn(numberWords, after) ||
    after === 'and' ||
    monthNames.test(after) ||
    (/^(?:one|1)$/i.test(number) && /^(?:day|of|on|another|more)$/.test(word))
  );
}

function unitAfter(text: string): string {
  const words: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const bare = word.replace(/[.,;!?]+$/, '');
    if (words.length === longestUnitWords || endOfUnit.test(bare) || !/[\p{L}\d%]/u.test(bare)) break;
    words.push(bare);
    if (bare !== word) break;
  }
  return words.join(' ');
}
