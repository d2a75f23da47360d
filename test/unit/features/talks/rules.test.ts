import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate, localDateOf, localTimeOf, type TimeZone } from '../../../../src/core/local-time.ts';
import { usualHours } from '../../../../src/features/availability/rules/working-hours.ts';
import type { WhenFree } from '../../../../src/features/availability/types.ts';
import { offerTimes, whyNotDay } from '../../../../src/features/talks/rules.ts';
import { assertProperty } from '../../../support/property.ts';

const clock = (zone: string, isOff: WhenFree['isOff'] = () => false): WhenFree => ({
  zone: zone as TimeZone,
  hours: usualHours,
  isOff,
});
/** A Thursday. */
const thursday = new Date('2026-11-19T12:00:00Z');

describe('times that are offered', () => {
  test('the first hours in which both work, a day each, past the weekend', () => {
    expect(offerTimes(clock('Europe/London'), clock('Asia/Kathmandu'), thursday)).toEqual({
      times: ['2026-11-20T09:00:00.000Z', '2026-11-23T09:00:00.000Z', '2026-11-24T09:00:00.000Z'].map(
        (text) => new Date(text),
      ),
      isStretched: false,
    });
  });

  test('days off of either are left out', () => {
    const off = clock('Asia/Kathmandu', (date) => date >= '2026-11-20' && date < '2026-11-24');
    const { times } = offerTimes(clock('Europe/London'), off, thursday);
    expect(times[0]?.toISOString()).toBe('2026-11-24T09:00:00.000Z');
  });

  test('two who never work at the same time get hours that are still day for both, and are told', () => {
    const { times, isStretched } = offerTimes(clock('America/New_York'), clock('Asia/Kathmandu'), thursday);
    expect(isStretched).toBe(true);
    expect(times).toHaveLength(3);
    for (const at of times) expect(localTimeOf(at, 'Asia/Kathmandu' as TimeZone) < '22:00').toBe(true);
  });

  test('one who is away for all of it is offered nothing', () => {
    expect(
      offerTimes(
        clock('Europe/London', () => true),
        clock('Europe/London'),
        thursday,
      ).times,
    ).toEqual([]);
  });

  test('each lies ahead, on a day of its own, by day for both, whatever the zones and the clocks’ changes', () => {
    const zone = fc.constantFrom(
      ...['Europe/London', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'],
    );
    const from = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    assertProperty(
      fc.property(zone, zone, from, (one, other, now) => {
        const { times } = offerTimes(clock(one), clock(other), now);
        expect(new Set(times.map((at) => localDateOf(at, one as TimeZone))).size).toBe(times.length);
        for (const at of times) {
          expect(at.getTime()).toBeGreaterThan(now.getTime());
          for (const each of [one, other]) {
            const time = localTimeOf(at, each as TimeZone);
            expect(time >= '07:00' && time <= '21:00').toBe(true);
          }
        }
      }),
    );
  });
});

describe('the day of a talk', () => {
  const today = '2026-11-24' as LocalDate;
  test.each([
    [0, undefined],
    [-366, undefined],
    [1, 'not_yet'],
    [-367, 'too_long_ago'],
  ])('%i days from today: %s', (days, code) => {
    expect(whyNotDay(addDays(today, days), today)?.code).toBe(code);
  });
});
