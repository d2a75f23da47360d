import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, wallTime } from '../../../../src/sandbox/page/block-kit/zoned-time.ts';
import { assertProperty } from '../../../support/property.ts';

const at = (iso: string) => Date.parse(iso) / 1000;

test.each([
  ['2026-11-24T09:30:00Z', 'Europe/Berlin', '2026-11-24T10:30'],
  ['2026-11-24T09:30:00Z', 'America/New_York', '2026-11-24T04:30'],
  ['2026-11-24T20:00:00Z', 'Asia/Kolkata', '2026-11-25T01:30'],
  ['2026-07-01T00:00:00Z', 'Pacific/Apia', '2026-07-01T13:00'],
])('%s in %s is %s', (iso, tz, wall) => {
  expect(wallTime(at(iso), tz)).toBe(wall);
  expect(instantOf(wall, tz)).toBe(at(iso));
});

test('an hour that a clock change skips is read with the offset from before', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe(at('2026-03-29T01:30:00Z'));
});

test('of an hour that comes twice the first is meant', () => {
  expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
});

test.each(['', '2026-11-24', 'tomorrow', '2026-13-45T09:30'])('%j is no moment', (wall) =>
  expect(instantOf(wall, 'Europe/Berlin')).toBeUndefined(),
);

test('what is shown, taken back, is shown the same', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
  assertProperty(
    fc.property(fc.integer({ min: at('2020-01-01'), max: at('2035-01-01') }), zone, (instant, tz) => {
      const wall = wallTime(instant, tz);
      expect(wallTime(instantOf(wall, tz) ?? 0, tz)).toBe(wall);
    }),
  );
});
