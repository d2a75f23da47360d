import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TimeZone } from '../../../src/core/local-time.ts';
import { isNight, nextDayOf } from '../../../src/core/night.ts';
import { assertProperty } from '../../support/property.ts';

test.each([
  ['2026-11-24T21:59:00Z', false],
  ['2026-11-24T22:00:00Z', true],
  ['2026-11-25T06:59:00Z', true],
  ['2026-11-25T07:00:00Z', false],
])('in London, %s is night: %s', (at, night) => {
  expect(isNight(new Date(at), 'Europe/London' as TimeZone)).toBe(night);
});

test('wherever two live, within a day there is a half hour that is day for both', () => {
  const zone = fc.constantFrom(...(Intl.supportedValuesOf('timeZone') as TimeZone[]));
  const from = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
  assertProperty(
    fc.property(zone, zone, from, (one, other, now) => {
      const at = nextDayOf(one, other, now);
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(at.getTime() - now.getTime()).toBeLessThan(86_400_000);
      expect([isNight(at, one), isNight(at, other)]).toEqual([false, false]);
    }),
  );
});
