import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ruleOf } from '../../../../src/core/cadence.ts';
import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  type TimeZone,
} from '../../../../src/core/local-time.ts';
import { isNight } from '../../../../src/core/night.ts';
import { dayOffInWords } from '../../../../src/features/availability/rules/days.ts';
import { comingDates, suggestTime, timeByDay } from '../../../../src/features/check-ins/rules/coming.ts';
import { askedOn, whyOff } from '../../../../src/features/check-ins/rules/days-off.ts';
import { latestOccurrence, nextOccurrence, planDue } from '../../../../src/features/check-ins/rules/schedule.ts';
import type { Recurrence } from '../../../../src/features/check-ins/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { dateAfter } from '../../core/wall-clock.ts';

const tuesdays: Recurrence = {
  rrule: ruleOf({ everyWeeks: 1, weekday: 'TU' }),
  anchorOn: '2026-11-24' as LocalDate,
  localTime: '10:00' as LocalTime,
  zone: 'Asia/Kathmandu' as TimeZone,
  endsOn: null,
};
const off = (firstOn: string, backOn: string | null) => ({
  firstOn: firstOn as LocalDate,
  backOn: backOn as LocalDate | null,
  whose: 'mentee' as const,
});

describe('a date that is a day off', () => {
  const away = { ...tuesdays, daysOff: [off('2026-11-30', '2026-12-03')] };

  test('is left out, or comes on the next day that is none', () => {
    expect(askedOn(away, '2026-12-01' as LocalDate)).toBeUndefined();
    expect(askedOn({ ...away, onDayOff: 'move' }, '2026-12-01' as LocalDate)).toBe('2026-12-03');
    expect(askedOn(away, '2026-12-08' as LocalDate)).toBe('2026-12-08');
  });

  test('is not moved into a weekend, nor onto the next date, nor past the end', () => {
    const moves = { ...tuesdays, onDayOff: 'move' as const };
    expect(askedOn({ ...moves, daysOff: [off('2026-12-01', '2026-12-05')] }, '2026-12-01' as LocalDate)).toBe(
      '2026-12-07',
    );
    expect(
      askedOn({ ...moves, daysOff: [off('2026-12-01', '2026-12-08')] }, '2026-12-01' as LocalDate),
    ).toBeUndefined();
    const ends = { ...moves, endsOn: '2026-12-02' as LocalDate, daysOff: [off('2026-12-01', '2026-12-03')] };
    expect(askedOn(ends, '2026-12-01' as LocalDate)).toBeUndefined();
  });

  test('says whose and until when, never why', () => {
    const names = { mentor: 'Ana', mentee: 'Bibek' };
    const why = whyOff(away, '2026-12-01' as LocalDate);
    expect(why && dayOffInWords(why, names)).toBe('Bibek is off until 3 December 2026');
    expect(dayOffInWords({ ...off('2026-12-01', null), whose: 'mentor' }, names)).toBe('Ana is off');
  });

  test('open without an end leaves nothing to come', () => {
    const gone = { ...tuesdays, daysOff: [off('2026-11-25', null)] };
    expect(nextOccurrence(gone, new Date('2026-11-24T05:00:00Z'))).toBeUndefined();
    expect(nextOccurrence({ ...gone, onDayOff: 'move' }, new Date('2026-11-24T05:00:00Z'))).toBeUndefined();
  });
});

const anOff = fc
  .tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 1, max: 40 }))
  .map(([first, days]) => off(dateAfter('2026-11-24', first), dateAfter('2026-11-24', first + days)));

test('whatever is off, nothing is asked on a day off, and each is asked later than the one before it', () => {
  assertProperty(
    fc.property(
      fc.array(anOff, { maxLength: 4 }),
      fc.constantFrom('skip' as const, 'move' as const),
      fc.constantFrom('Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'Africa/Casablanca'),
      (daysOff, onDayOff, zone) => {
        const recurrence = { ...tuesdays, daysOff, onDayOff, zone: zone as TimeZone };
        let after = new Date('2026-11-20T00:00:00Z');
        let before = '';
        for (let count = 0; count < 12; count++) {
          const next = nextOccurrence(recurrence, after);
          if (!next) break;
          expect(next.dueAt > after).toBe(true);
          expect(next.occursOn > before).toBe(true);
          const day = askedOn(recurrence, next.occursOn);
          expect(day && whyOff(recurrence, day)).toBeUndefined();
          // The sweep, a moment late, opens exactly this one and goes on with the next.
          const plan = planDue(recurrence, next.occursOn, new Date(next.dueAt.getTime() + 1000));
          expect(plan.open?.occursOn).toBe(next.occursOn);
          expect(plan.next && plan.next.occursOn > next.occursOn).not.toBe(false);
          expect(latestOccurrence(recurrence, next.dueAt)?.occursOn).toBe(next.occursOn);
          after = next.dueAt;
          before = next.occursOn;
        }
      },
    ),
    { numRuns: 150 },
  );
});

describe('a preview', () => {
  const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe'] as TimeZone[];

  test('names what comes, what is left out and what is moved', () => {
    const away = { ...tuesdays, daysOff: [off('2026-12-01', '2026-12-03')] };
    const dates = comingDates(away, new Date('2026-11-23T00:00:00Z'), 3);
    expect(dates.map(({ occursOn, dueAt }) => [occursOn, dueAt?.toISOString()])).toEqual([
      ['2026-11-24', '2026-11-24T04:15:00.000Z'],
      ['2026-12-01', undefined],
      ['2026-12-08', '2026-12-08T04:15:00.000Z'],
    ]);
    expect(dates[1]?.because).toMatchObject({ whose: 'mentee' });
    const [, moved] = comingDates({ ...away, onDayOff: 'move' }, new Date('2026-11-23T00:00:00Z'), 3);
    expect([moved?.occursOn, moved?.dueAt?.toISOString()]).toEqual(['2026-12-01', '2026-12-03T04:15:00.000Z']);
  });

  test('sees a night on either clock', () => {
    expect(isNight(new Date('2026-11-24T04:15:00Z'), 'America/New_York' as TimeZone)).toBe(true);
    expect(isNight(new Date('2026-11-24T04:15:00Z'), 'Asia/Kathmandu' as TimeZone)).toBe(false);
  });

  test('suggests a time that is day for both, the nearest one, over a change of clocks; and none where none is needed', () => {
    const late = { ...tuesdays, localTime: '20:00' as LocalTime };
    const dates = comingDates(late, new Date('2027-03-20T00:00:00Z'), 5);
    const suggested = suggestTime(late, dates, zones);
    expect(suggested).toBe('11:30');
    for (const { dueAt } of comingDates(
      { ...late, localTime: suggested ?? late.localTime },
      new Date('2027-03-20T00:00:00Z'),
      5,
    )) {
      if (dueAt) expect(zones.some((zone) => isNight(dueAt, zone))).toBe(false);
    }
    expect(suggestTime(tuesdays, comingDates(tuesdays, new Date('2026-11-23T00:00:00Z'), 5), zones)).toBeUndefined();
  });

  test('a pair begins at the program’s time, or the nearest that is night for nobody on any day of the year', () => {
    const anyZone = fc.constantFrom(
      ...([
        'Asia/Kathmandu',
        'Australia/Lord_Howe',
        'America/New_York',
        'Europe/Berlin',
        'Pacific/Kiritimati',
      ] as const),
      ...(['America/Los_Angeles', 'Africa/Casablanca', 'Pacific/Marquesas', 'Asia/Tehran'] as const),
    );
    const begins = (one: string, other: string, now: Date) =>
      timeByDay({ localTime: '10:00' as LocalTime, zone: one as TimeZone }, [one, other] as TimeZone[], now);
    const monday = new Date('2026-11-23T04:00:00Z');
    expect(begins('Asia/Kathmandu', 'Australia/Lord_Howe', monday)).toBe('10:00');
    expect(begins('Europe/Berlin', 'America/New_York', monday)).toBe('15:00');
    assertProperty(
      fc.property(
        anyZone,
        anyZone,
        fc.integer({ min: 0, max: 360 }),
        fc.integer({ min: 0, max: 360 }),
        (one, other, at, day) => {
          const now = new Date(monday.getTime() + at * 86_400_000);
          const time = begins(one, other, now);
          const date = addDays(localDateOf(now, one as TimeZone), day - (day % 7));
          const instant = instantAt(date, time, one as TimeZone);
          expect([one, other].filter((zone) => isNight(instant, zone as TimeZone))).toEqual([]);
        },
      ),
    );
  });
});
