import { expect, test } from '@jest/globals';
import type { TimeZone } from '../../../../src/core/local-time.ts';
import { targetOf } from '../../../../src/sandbox/backstage/moves.ts';
import type { Move } from '../../../../src/sandbox/page-door/backstage-contract.ts';

const berlin = 'Europe/Berlin' as TimeZone;

function target(move: Move, now: string, { zone = berlin, nextDueAt }: { zone?: TimeZone; nextDueAt?: Date } = {}) {
  return targetOf(move, { now: new Date(now), zone, nextDueAt })?.toISOString();
}

test('an hour and a day are what they say', () => {
  expect(target('hour', '2026-11-23T08:00:00.500Z')).toBe('2026-11-23T09:00:00.500Z');
  expect(target('day', '2026-11-23T08:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
});

test('the next thing due is where it is due, and nowhere without one', () => {
  const nextDueAt = new Date('2026-12-01T09:00:00Z');
  expect(target('next_due', '2026-11-23T08:00:00Z', { nextDueAt })).toBe('2026-12-01T09:00:00.000Z');
  expect(target('next_due', '2026-11-23T08:00:00Z')).toBeUndefined();
});

test.each([
  ['from a Monday, the next day', '2026-11-23T08:00:00Z', '2026-11-24T09:00:00.000Z'],
  ['from a Tuesday before ten, the same day', '2026-11-24T08:59:59Z', '2026-11-24T09:00:00.000Z'],
  ['from Tuesday ten o’clock, a week later', '2026-11-24T09:00:00Z', '2026-12-01T09:00:00.000Z'],
  ['over the change of clocks, ten by the new one', '2027-03-24T10:00:00Z', '2027-03-30T08:00:00.000Z'],
])('Tuesday is ten o’clock in that zone: %s', (_, now, expected) => {
  expect(target('tuesday', now)).toBe(expected);
});

test('it is Tuesday earlier in the east', () => {
  expect(target('tuesday', '2026-11-23T08:00:00Z', { zone: 'Asia/Kathmandu' as TimeZone })).toBe(
    '2026-11-24T04:15:00.000Z',
  );
});
