import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateInWords,
  instantAt,
  instantInWords,
  isTimeZone,
  knownZone,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  parseLocalDate,
  parseLocalTime,
  parseTimeZone,
  type TimeZone,
} from '../../../src/core/local-time.ts';
import { assertProperty } from '../../support/property.ts';
import {
  clockChanges,
  dateAfter,
  firstInstant,
  insideChange,
  instantByRule,
  lastInstant,
  wallDate,
  wallTime,
  zones,
} from './wall-clock.ts';

const at = (date: string, time: string, zone: string) =>
  instantAt(date as LocalDate, time as LocalTime, zone as TimeZone);
const aZone = fc.constantFrom(...zones);
const anInstant = fc.integer({ min: firstInstant, max: lastInstant }).map((ms) => new Date(ms));
const aDate = anInstant.map((instant) => instant.toISOString().slice(0, 10) as LocalDate);
const aTime = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  return new Date(minute * 60_000).toISOString().slice(11, 16) as LocalTime;
});

describe('the instant of a local date and time', () => {
  // Gaps move on by the gap; of what comes twice the first counts.
  test.each([
    ['an ordinary day', '2026-07-01', '10:00', 'America/New_York', '2026-07-01T14:00Z'],
    ['a gap', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30Z'],
    ['an overlap', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30Z'],
    ['a gap', '2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:30Z'],
    ['an overlap', '2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30Z'],
    ['a gap of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45Z'],
    ['just after that gap', '2026-10-04', '02:30', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['an overlap of half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z'],
    ['just after that overlap', '2026-04-05', '02:00', 'Australia/Lord_Howe', '2026-04-04T15:30Z'],
    ['the overlap as Ramadan begins', '2026-02-15', '02:30', 'Africa/Casablanca', '2026-02-15T01:30Z'],
    ['the gap as Ramadan ends', '2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T02:30Z'],
    ['a gap before midnight, into the next day', '2026-03-28', '23:30', 'America/Nuuk', '2026-03-29T01:30Z'],
    ['an overlap before midnight', '2026-10-24', '23:30', 'America/Nuuk', '2026-10-25T00:30Z'],
    ['a gap at midnight', '2026-03-08', '00:30', 'America/Havana', '2026-03-08T05:30Z'],
    ['a quarter of an hour', '2026-06-01', '10:00', 'Asia/Kathmandu', '2026-06-01T04:15Z'],
  ])('%s: %s %s in %s', (_name, date, time, zone, instant) => {
    expect(at(date, time, zone)).toEqual(new Date(instant));
  });

  test('keeps the rule inside every change of every clock in 2026–2031', () => {
    const changes = clockChanges();
    expect(changes.length).toBeGreaterThan(100);
    for (const change of changes) {
      const { date, time, zone } = insideChange(change);
      const instant = at(date, time, zone);
      expect({ change, instant }).toEqual({ change, instant: instantByRule(date, time, zone) });
      // The choice of examples is right: a gap never shows this time, an overlap shows it twice.
      const shown = `${wallDate(instant, zone)} ${wallTime(instant, zone)}`;
      if (change.by > 0) expect(shown).not.toBe(`${date} ${time}`);
      else expect(`${wallTime(new Date(instant.getTime() - change.by), zone)}`).toBe(time);
    }
  });

  test('agrees with what clocks show, anywhere and any time', () => {
    assertProperty(
      fc.property(aDate, aTime, aZone, (date, time, zone) => {
        expect(at(date, time, zone)).toEqual(instantByRule(date, time, zone));
      }),
      { numRuns: 1000 },
    );
  });
});

test('the local date and time of an instant are what the clock there shows', () => {
  assertProperty(
    fc.property(anInstant, aZone, (instant, zone) => {
      expect(localDateOf(instant, zone)).toBe(wallDate(instant, zone));
      expect(localTimeOf(instant, zone)).toBe(wallTime(instant, zone));
    }),
    { numRuns: 1000 },
  );
});

test('days are counted on the calendar, over changes of clocks, months and leap days', () => {
  assertProperty(
    fc.property(aDate, fc.integer({ min: -800, max: 800 }), (date, days) => {
      expect(addDays(date, days)).toBe(dateAfter(date, days));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['2026-02-28', '2026-02-28'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-1-1', undefined],
  ['2026-01-01T00:00', undefined],
  ['+012026-01-01', undefined],
  [' 2026-01-01', undefined],
  ['', undefined],
])('the text %j is the date %s', (text, date) => {
  expect(parseLocalDate(text)).toBe(date);
});

test.each([
  ['00:00', '00:00'],
  ['23:59', '23:59'],
  ['24:00', undefined],
  ['9:00', undefined],
  ['10:60', undefined],
  ['10:00:00', undefined],
  ['10:00\n', undefined],
  ['', undefined],
])('the text %j is the time %s', (text, time) => {
  expect(parseLocalTime(text)).toBe(time);
});

test.each([
  ['Europe/London', true],
  ['Asia/Kathmandu', true],
  ['Mars/Olympus', false],
  ['', false],
  ['London', false],
])('%j is a time zone: %s', (text, known) => {
  expect(parseTimeZone(text) !== undefined).toBe(known);
});

test('dates and instants are said in words', () => {
  expect(dateInWords('2026-06-30' as LocalDate)).toBe('30 June 2026');
  expect(instantInWords(new Date('2026-03-03T04:15Z'), 'Asia/Kathmandu' as TimeZone)).toBe(
    'Tuesday 3 March 2026, 10:00 (Asia/Kathmandu)',
  );
});

test('a zone that this process does not know is none, however often it is asked, and stands for UTC where nothing may fail', () => {
  for (let time = 0; time < 2; time += 1) {
    expect(['Asia/Kathmandu', 'Mars/Phobos', ''].map((zone) => isTimeZone(zone))).toEqual([true, false, false]);
  }
  expect(knownZone('Asia/Kathmandu' as TimeZone)).toBe('Asia/Kathmandu');
  expect(knownZone('Mars/Phobos' as TimeZone)).toBe('UTC');
});
