import { describe, expect, test } from '@jest/globals';
import { cityOf, dayAndTime, dayInWords, fullMoment, moment } from '../../../../src/sandbox/page/clock/times.ts';

const at = '2026-11-24T04:15:00Z';

test('a moment is read in the zone of the reader', () => {
  expect(moment(at, 'Asia/Kathmandu')).toBe('Tuesday 24 November, 10:00');
  expect(fullMoment(at, 'America/New_York')).toBe('Monday 23 November 2026, 23:15');
});

describe('a day in words', () => {
  const zone = 'Europe/Berlin';

  test.each([
    ['2026-11-24T23:30:00Z', 'Tomorrow’s date is said', 'Wednesday 25 November'],
    ['2026-11-24T00:30:00Z', 'today', 'Today'],
    ['2026-11-22T23:30:00Z', 'half past midnight of yesterday', 'Yesterday'],
    ['2026-11-20T12:00:00Z', 'this year', 'Friday 20 November'],
    ['2025-11-20T12:00:00Z', 'another year', 'Thursday 20 November 2025'],
  ])('%s: %s', (day, _why, words) => {
    expect(dayInWords(day, new Date('2026-11-24T12:00:00Z'), zone)).toBe(words);
  });

  test('yesterday is the day before by the calendar, also when a day has 25 hours', () => {
    // Clocks in Berlin went back on 25 October 2026.
    expect(dayInWords('2026-10-24T22:30:00Z', new Date('2026-10-26T22:59:00Z'), zone)).toBe('Yesterday');
  });

  test('today and yesterday are small letters inside of a sentence', () => {
    expect(dayAndTime(at, new Date('2026-11-24T12:00:00Z'), zone)).toBe('today at 05:15');
    expect(dayAndTime(at, new Date('2026-11-30T12:00:00Z'), zone)).toBe('Tuesday 24 November at 05:15');
  });
});

test('a zone is called by its city', () => {
  expect(cityOf('Australia/Lord_Howe')).toBe('Lord Howe');
  expect(cityOf('UTC')).toBe('UTC');
});
