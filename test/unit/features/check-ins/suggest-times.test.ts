import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localTimeOf, type TimeZone } from '../../../../src/core/local-time.ts';
import { usualHours } from '../../../../src/features/availability/rules.ts';
import { suggestTimes } from '../../../../src/features/check-ins/rules/suggest-times.ts';

const clock = (zone: string) => ({ zone: zone as TimeZone, hours: usualHours });

test('the first hours in which both work, a day each, past the weekend', () => {
  // A Thursday.
  const times = suggestTimes(clock('Europe/London'), clock('Asia/Kathmandu'), new Date('2026-11-19T12:00:00Z'));
  expect(times.map((at) => at.toISOString())).toEqual([
    '2026-11-20T09:00:00.000Z',
    '2026-11-23T09:00:00.000Z',
    '2026-11-24T09:00:00.000Z',
  ]);
});

test('none where the two never work at the same time', () => {
  expect(suggestTimes(clock('Pacific/Auckland'), clock('Europe/London'), new Date('2026-11-19T12:00:00Z'))).toEqual([]);
});

test('each lies ahead and in the working hours of both, whatever the zones', () => {
  const zone = fc.constantFrom('Europe/London', 'Asia/Kathmandu', 'America/New_York', 'Africa/Lagos', 'Asia/Tokyo');
  const from = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, zone, from, (one, other, now) => {
      for (const at of suggestTimes(clock(one), clock(other), now)) {
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        for (const each of [one, other]) {
          const time = localTimeOf(at, each as TimeZone);
          expect(time >= '09:00' && time <= '16:00').toBe(true);
        }
      }
    }),
  );
});
