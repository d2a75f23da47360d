import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseLocalDate, type TimeZone } from '../../../src/core/local-time.ts';
import { findSpokenDate, readSpokenDate } from '../../../src/core/spoken-date.ts';
import { assertProperty } from '../../support/property.ts';

/** A Sunday. */
const now = new Date('2026-11-22T12:00:00Z');
const london = 'Europe/London' as TimeZone;

describe('a text that is a date', () => {
  test.each([
    ['30 June', '2027-06-30'],
    ['June 30th', '2027-06-30'],
    ['on 30 June', '2027-06-30'],
    ['30 June 2028', '2028-06-30'],
    ['2027-06-30', '2027-06-30'],
    ['2020-01-01', '2020-01-01'],
    ['22 November', '2026-11-22'],
    ['21 November', '2027-11-21'],
    ['today', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['Friday', '2026-11-27'],
    ['next Friday', '2026-11-27'],
    ['in 3 weeks', '2026-12-13'],
    ['June', '2027-06-30'],
    ['February 2028', '2028-02-29'],
    ['end of June', '2027-06-30'],
    ['  30 June ', '2027-06-30'],
    ['', undefined],
    ['   ', undefined],
    ['never', undefined],
    ['31 June', undefined],
    ['30 June please', undefined],
    ['30 June and 1 July', undefined],
    ['noon', undefined],
    ['<!channel>', undefined],
  ])('%j is %s', (text, date) => {
    expect(readSpokenDate(text, now, london)).toBe(date);
  });

  test('is read on the calendar of the person who says it', () => {
    const late = new Date('2026-11-22T23:30:00Z');
    const tomorrow = (zone: string) => readSpokenDate('tomorrow', late, zone as TimeZone);
    expect(tomorrow('America/Los_Angeles')).toBe('2026-11-23');
    expect(tomorrow('Europe/London')).toBe('2026-11-23');
    expect(tomorrow('Asia/Tokyo')).toBe('2026-11-24');
    expect(tomorrow('Pacific/Kiritimati')).toBe('2026-11-24');
  });
});

test('where a date stands in a sentence, its preposition included', () => {
  const text = 'Give three talks by 30 June, if I can';
  const found = findSpokenDate(text, now, london);
  expect(found?.date).toBe('2027-06-30');
  expect(text.slice(found?.from, found?.to)).toBe('by 30 June');
});

// May is a word of its own, and a month like the others where "by" stands before it.
test.each([
  ['January', '2027-01-31'],
  ['February', '2027-02-28'],
  ['March', '2027-03-31'],
  ['April', '2027-04-30'],
  ['May', '2027-05-31'],
  ['June', '2027-06-30'],
  ['July', '2027-07-31'],
  ['August', '2027-08-31'],
  ['September', '2027-09-30'],
  ['October', '2027-10-31'],
  ['December', '2026-12-31'],
])('"by %s" leaves all of the month, until %s', (month, date) => {
  expect(findSpokenDate(`Learn SQL by ${month}`, now, london)?.date).toBe(date);
});

test('whatever is written, a found date is a date that a form can hold, and lies inside the text', () => {
  const words = fc.constantFrom(
    ...['by', 'on', 'in', 'the', 'next', 'end of', 'within', 'until', '30', '31', '2', '0', '9999', '10000', '44 BC'],
    ...['June', 'Feb', 'May', 'Friday', 'tomorrow', 'years', 'weeks', 'months', '5/6', '2026-02-30', 'AD', 'ago'],
    ...['–', ',', '99999999999', '٣', '🧗', '\n', '7900'],
  );
  const aText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 10 }).map((each) => each.join(' ')),
  );
  assertProperty(
    fc.property(aText, (text) => {
      const found = findSpokenDate(text, now, london);
      const read = readSpokenDate(text, now, london);
      for (const date of [found?.date, read]) if (date !== undefined) expect(parseLocalDate(date)).toBe(date);
      if (!found) return;
      expect(found.from).toBeGreaterThanOrEqual(0);
      expect(found.to).toBeGreaterThan(found.from);
      expect(found.to).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 1500 },
  );
});

test.each(['5 June 44 BC', 'in 7900 years', 'in 8000 years', '1 January 99999'])(
  'a date in the far past or future (%s) is one that a form can hold, or none',
  (text) => {
    const dates = [readSpokenDate(text, now, london), findSpokenDate(`Rule the world by ${text}`, now, london)?.date];
    for (const date of dates) if (date !== undefined) expect(parseLocalDate(date)).toBe(date);
  },
);

test.each([
  ['Pacific/Kiritimati', '2026-11-23T10:30:00Z', '2026-11-24'],
  ['Asia/Kathmandu', '2026-11-23T03:30:00Z', '2026-11-23'],
  ['Asia/Kathmandu', '2026-11-23T17:30:00Z', '2026-11-23'],
  ['America/New_York', '2026-11-23T04:30:00Z', '2026-11-22'],
] as const)('today is this year’s today, at any hour: %s at %s', (zone, instant, today) => {
  const words = { '2026-11-22': '22 November', '2026-11-23': '23 November', '2026-11-24': '24 November' }[today];
  expect(readSpokenDate(words, new Date(instant), zone as TimeZone)).toBe(today);
  expect(findSpokenDate(`Write it by ${words}`, new Date(instant), zone as TimeZone)?.date).toBe(today);
});
