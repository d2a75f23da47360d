import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type LocalDate,
  type LocalTime,
  localDateOf,
  type TimeZone,
  weekdays,
} from '../../../../src/core/local-time.ts';
import { weeklyRule } from '../../../../src/core/recurrence.ts';
import { writeFeed } from '../../../../src/features/calendar/routes/write-feed.ts';
import { feedEvents } from '../../../../src/features/calendar/rules/feed-events.ts';
import type { FeedSchedule, FeedSource } from '../../../../src/features/calendar/types.ts';
import { nextOccurrence } from '../../../../src/features/check-ins/rules/schedule.ts';
import type { ScheduleId } from '../../../../src/features/check-ins/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { clockChanges, dateAfter, day, instantByRule, wallTime, weekdayByCalendar } from '../../core/wall-clock.ts';
import { uuid } from '../made.ts';
import { readCalendar } from './read-feed.ts';

const now = new Date('2026-11-23T04:00:00Z');
const someZones = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'];

/** A running schedule, with the next date that the sweep would have stored. */
function aSchedule(change: Partial<FeedSchedule> = {}, at = now): FeedSchedule {
  const recurrence = {
    rrule: weeklyRule(1, 'TU'),
    anchorOn: '2026-11-24' as LocalDate,
    localTime: '10:00' as LocalTime,
    zone: 'Asia/Kathmandu' as TimeZone,
    endsOn: null,
    ...change,
  };
  const next = nextOccurrence(recurrence, at);
  return {
    id: uuid<ScheduleId>(7),
    updatedAt: at,
    nextOccursOn: next?.occursOn ?? null,
    nextDueAt: next?.dueAt ?? null,
    ...recurrence,
    ...change,
  };
}

function aSource(change: Partial<FeedSource> = {}): FeedSource {
  return { partnerName: 'Ana', schedule: aSchedule(), asked: [], ...change };
}

const asked = (occursOn: string, promptAt: string) => ({
  scheduleId: uuid<ScheduleId>(7),
  occursOn: occursOn as LocalDate,
  promptAt: new Date(promptAt),
  openedAt: new Date(promptAt),
});

describe('the events of a feed', () => {
  test('the coming half year, fifteen minutes each, under names that stay', () => {
    const events = feedEvents([aSource()], now);
    expect(events).toHaveLength(26);
    expect(events[0]).toEqual({
      uid: `${uuid(7)}-2026-11-24@cairn`,
      startsAt: new Date('2026-11-24T04:15:00Z'),
      endsAt: new Date('2026-11-24T04:30:00Z'),
      summary: 'Check-in with Ana',
      changedAt: now,
    });
    expect(events.at(-1)?.uid).toContain('2027-05-18');
  });

  test('those that were asked in the last 60 days stand when they were asked', () => {
    const past = [asked('2026-09-22', '2026-09-22T04:15:00Z'), asked('2026-11-17', '2026-11-17T09:00:00Z')];
    const [first, second] = feedEvents([aSource({ asked: past })], now);
    expect(first).toMatchObject({ uid: `${uuid(7)}-2026-11-17@cairn`, startsAt: new Date('2026-11-17T09:00:00Z') });
    expect(second?.uid).toContain('2026-11-24');
  });

  test('a pause without an end has none; one with an end begins with the stored date; an end of the mentorship holds', () => {
    expect(feedEvents([aSource({ schedule: aSchedule({ nextOccursOn: null, nextDueAt: null }) })], now)).toEqual([]);
    const paused = aSchedule({}, new Date('2027-02-01T00:00:00Z'));
    expect(feedEvents([aSource({ schedule: paused })], now)[0]?.uid).toContain('2027-02-02');
    const ending = aSchedule({ endsOn: '2026-12-09' as LocalDate });
    expect(feedEvents([aSource({ schedule: ending })], now)).toHaveLength(3);
  });

  test('of several partners, by time', () => {
    const other = aSchedule({ id: uuid<ScheduleId>(8), zone: 'America/New_York' as TimeZone });
    const events = feedEvents([aSource({ partnerName: 'Zoe', schedule: other }), aSource()], now);
    expect(events.slice(0, 3).map(({ summary }) => summary)).toEqual([
      'Check-in with Ana',
      'Check-in with Zoe',
      'Check-in with Ana',
    ]);
  });

  test('a later change of a date gives it a higher sequence', () => {
    const early = readCalendar(writeFeed(feedEvents([aSource()], now))).events[0];
    const moved = aSchedule({ localTime: '16:00' as LocalTime, updatedAt: new Date(now.getTime() + 60_000) });
    const late = readCalendar(writeFeed(feedEvents([aSource({ schedule: moved })], now))).events[0];
    expect(late?.uid).toBe(early?.uid);
    expect(late?.sequence).toBeGreaterThan(early?.sequence ?? Number.POSITIVE_INFINITY);
  });

  test('the same state gives the same text', () => {
    const text = () => writeFeed(feedEvents([aSource()], now));
    expect(text()).toBe(text());
  });
});

describe('in another program’s eyes', () => {
  const changes = clockChanges().filter(({ zone }) => someZones.includes(zone));
  const anInstant = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -190 * day, max: 20 * day }))
    .map(([change, distance]) => new Date(change.at + distance));
  const aTime = fc
    .oneof(fc.integer({ min: 0, max: 4 * 60 }), fc.integer({ min: 0, max: 1439 }))
    .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16) as LocalTime);

  test('every event is at the local time of its schedule, on its weekday, over every change of the clocks', () => {
    const aCase = fc.record({
      zone: fc.constantFrom(...someZones),
      at: anInstant,
      localTime: aTime,
      weekday: fc.oneof(fc.constant('SU' as const), fc.constantFrom(...weekdays)),
      everyWeeks: fc.integer({ min: 1, max: 4 }),
    });
    assertProperty(
      fc.property(aCase, ({ zone, at, localTime, weekday, everyWeeks }) => {
        const anchorOn = dateAfter(localDateOf(at, zone as TimeZone), -28);
        const rrule = weeklyRule(everyWeeks, weekday);
        const schedule = aSchedule({ zone: zone as TimeZone, localTime, rrule, anchorOn }, at);
        const { events } = readCalendar(writeFeed(feedEvents([aSource({ schedule })], at)));
        expect(events.length).toBeGreaterThanOrEqual(Math.floor(26 / everyWeeks) - 1);
        for (const { uid, start, end, isUtc } of events) {
          const on = uid.slice(-16, -6);
          expect(isUtc).toBe(true);
          expect(weekdayByCalendar(on)).toBe(weekday);
          expect(start).toEqual(instantByRule(on, localTime, zone));
          expect(end.getTime() - start.getTime()).toBe(15 * 60_000);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['America/New_York', '2027-03-09', '2027-03-16', '10:00'],
    ['Europe/London', '2027-03-23', '2027-03-30', '10:00'],
    ['Australia/Lord_Howe', '2027-03-30', '2027-04-06', '10:00'],
    ['Africa/Casablanca', '2027-02-02', '2027-02-09', '10:00'],
    ['Asia/Kathmandu', '2027-03-09', '2027-03-16', '10:00'],
  ])('%s: ten o’clock stays ten o’clock', (zone, before, after, time) => {
    const schedule = aSchedule({ zone: zone as TimeZone });
    const { events } = readCalendar(writeFeed(feedEvents([aSource({ schedule })], now)));
    for (const date of [before, after]) {
      const event = events.find(({ uid }) => uid.includes(date));
      expect(event && wallTime(event.start, zone)).toBe(time);
    }
  });
});

describe('hostile names', () => {
  const summaryOf = (partnerName: string) => {
    const text = writeFeed(feedEvents([aSource({ partnerName })], now));
    // RFC 5545, 3.1: no line is longer than 75 octets, and each ends with CRLF.
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
    }
    const { events } = readCalendar(text);
    expect(events).toHaveLength(26);
    return events[0]?.summary;
  };

  test.each([
    ['Ana, the; great\\n', 'Ana, the; great\\n'],
    ['Ana\r\nEND:VEVENT\r\nBEGIN:VEVENT', 'Ana END:VEVENT BEGIN:VEVENT'],
    ['Ana\nATTENDEE:mailto:a@b.c', 'Ana ATTENDEE:mailto:a@b.c'],
    ['Ana\rX\u2028Y\u0000Z\u001b[2J', 'Ana X Y Z [2J'],
    ['\n', 'your partner'],
    ['\ud800Ana', '\ufffdAna'],
    ['"Ana":=^', '"Ana":=^'],
  ])('%j is a name and nothing else', (name, shown) => {
    expect(summaryOf(name)).toBe(`Check-in with ${shown}`);
  });

  test.each([['अ'.repeat(80)], ['👩‍👩‍👧‍👦'.repeat(12)], ['a'.repeat(150)], ['é, '.repeat(40).trim()]])(
    'a long one is folded between characters: %s',
    (name) => {
      expect(summaryOf(name)).toBe(`Check-in with ${name}`);
    },
  );

  test('whatever it is, it is read as one line of the same words', () => {
    assertProperty(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const summary = summaryOf(name);
        expect(summary).toMatch(/^Check-in with /);
        expect(summary?.replace(/\s/g, '')).toBe(
          `Check-inwith${name.replace(/[\p{Cc}\u2028\u2029\s]/gu, '') || 'yourpartner'}`,
        );
      }),
      { numRuns: 150 },
    );
  });
});

test('a calendar is told what it is and how often to come', () => {
  const calendar = readCalendar(writeFeed([]));
  expect(calendar.events).toEqual([]);
  expect(calendar.property('version')).toBe('2.0');
  expect(calendar.property('refresh-interval')).toBe('PT6H');
  expect(calendar.property('x-published-ttl')).toBe('PT6H');
  expect(calendar.property('x-wr-calname')).toBe('Cairn check-ins');
});
