import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addHours, localDateOf, localTimeOf, type TimeZone, weekdayOf } from '../../../../src/core/local-time.ts';
import { nextWorkingMoment, usualHours } from '../../../../src/features/availability/rules/working-hours.ts';
import { sinceInWords } from '../../../../src/features/check-ins/rules/last-time.ts';
import {
  firstReminderAt,
  planReminder,
  type ReminderState,
} from '../../../../src/features/check-ins/rules/reminder.ts';
import { fallsQuiet, ignoredAfter } from '../../../../src/features/check-ins/rules/silence.ts';
import { snoozeChoices, snoozedUntil } from '../../../../src/features/check-ins/rules/snooze.ts';
import { assertProperty } from '../../../support/property.ts';

// The rules of a good guest: when to come again, when to remind, when to fall silent.

const kathmandu = 'Asia/Kathmandu' as TimeZone;
const asked = new Date('2026-11-24T04:15:00Z');
const state: ReminderState = {
  checkIn: { state: 'open', closesAt: addHours(asked, 48), snoozedUntil: null },
  askedAt: asked,
  isNewest: true,
  hasAnswered: false,
  own: undefined,
  isMuted: false,
  status: 'running',
  workingFrom: (from) => nextWorkingMoment(usualHours, kathmandu, from),
};
const at = (iso: string) => new Date(iso);
const wednesdayAtNine = at('2026-11-25T03:15:00Z');

describe('a reminder', () => {
  test('falls due twenty hours later, at the next working hour', () => {
    expect(firstReminderAt(state.checkIn, asked, state.workingFrom)).toEqual(wednesdayAtNine);
    expect(planReminder(state, wednesdayAtNine)).toEqual({ do: 'remind' });
    expect(planReminder(state, at('2026-11-25T00:15:00Z'))).toMatchObject({ do: 'later', at: wednesdayAtNine });
  });

  test.each<[string, Partial<ReminderState>]>([
    ['the check-in is over', { checkIn: { ...state.checkIn, state: 'closed' } }],
    ['the check-in is over', { isNewest: false }],
    ['they have answered', { hasAnswered: true }],
    ['they skipped it', { own: { skippedAt: asked, snoozedUntil: null } }],
    ['they muted reminders', { isMuted: true }],
    ['the check-ins are paused', { status: 'paused' }],
    ['the check-ins are quiet', { status: 'quiet' }],
    ['the check-ins are stopped', { status: 'stopped' }],
    ['none of their working hours are left in its window', { workingFrom: () => undefined }],
    ['none of their working hours are left in its window', { workingFrom: () => addHours(asked, 47.5) }],
  ])('never comes where %s', (because, change) => {
    expect(planReminder({ ...state, ...change }, wednesdayAtNine)).toEqual({ do: 'never', because });
  });

  test('comes at the hour that somebody asked for, muted or not, and counts from there when both snoozed', () => {
    const night = at('2026-11-24T17:00:00Z');
    const own = { skippedAt: null, snoozedUntil: night };
    expect(planReminder({ ...state, own, isMuted: true }, asked)).toMatchObject({ do: 'later', at: night });
    expect(planReminder({ ...state, own, isMuted: true }, night)).toEqual({ do: 'remind' });
    const snoozed = {
      ...state.checkIn,
      snoozedUntil: at('2026-11-25T04:15:00Z'),
      closesAt: at('2026-11-27T04:15:00Z'),
    };
    expect(planReminder({ ...state, checkIn: snoozed }, wednesdayAtNine)).toMatchObject({
      do: 'later',
      at: at('2026-11-26T03:15:00Z'),
    });
  });

  test('whatever the moment and the clock, it is sent in working hours and in its window, or not at all', () => {
    const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'Africa/Casablanca'];
    assertProperty(
      fc.property(
        fc.integer({ min: 0, max: 2 * 365 * 24 * 4 }),
        fc.integer({ min: 0, max: 60 * 4 }),
        fc.constantFrom(...(zones as TimeZone[])),
        (start, later, zone) => {
          const askedAt = new Date(Date.UTC(2026, 0, 1) + start * 900_000);
          const now = new Date(askedAt.getTime() + later * 900_000);
          const checkIn = { ...state.checkIn, closesAt: addHours(askedAt, 48) };
          const workingFrom = (from: Date) => nextWorkingMoment(usualHours, zone, from);
          const plan = planReminder({ ...state, checkIn, askedAt, workingFrom }, now);
          if (plan.do === 'never') return;
          const when = plan.do === 'remind' ? now : plan.at;
          const time = localTimeOf(when, zone);
          expect(time >= '09:00' && time < '17:00').toBe(true);
          expect(usualHours.days).toContain(weekdayOf(localDateOf(when, zone)));
          expect(when >= addHours(askedAt, 20) && when < checkIn.closesAt).toBe(true);
          if (plan.do === 'later') expect(plan.at > now).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('working hours', () => {
  test('leave out weekends and days off, and end where nothing is in sight', () => {
    const friday = at('2026-11-27T12:00:00Z');
    expect(nextWorkingMoment(usualHours, kathmandu, friday)).toEqual(at('2026-11-30T03:15:00Z'));
    const off = (date: string) => date === '2026-11-30';
    expect(nextWorkingMoment(usualHours, kathmandu, friday, off)).toEqual(at('2026-12-01T03:15:00Z'));
    expect(nextWorkingMoment(usualHours, kathmandu, friday, () => true)).toBeUndefined();
    expect(nextWorkingMoment(usualHours, kathmandu, at('2026-11-25T05:00:00Z'))).toEqual(at('2026-11-25T05:00:00Z'));
  });
});

describe('snoozing', () => {
  test('keeps the time of day over a change of the clocks', () => {
    const newYork = 'America/New_York' as TimeZone;
    // Sunday 1 November 2026 has 25 hours there.
    expect(snoozedUntil('tomorrow', at('2026-10-31T14:00:00Z'), newYork)).toEqual(at('2026-11-01T15:00:00Z'));
    expect(snoozedUntil('hour', asked, newYork)).toEqual(addHours(asked, 1));
  });

  test('offers nothing at or after the next check-in', () => {
    const kinds = (nextDueAt: Date | null) => snoozeChoices({ nextDueAt }, asked, kathmandu).map(({ kind }) => kind);
    expect(kinds(null)).toEqual(['hour', 'tomorrow', 'next_week']);
    expect(kinds(addHours(asked, 7 * 24))).toEqual(['hour', 'tomorrow']);
    expect(kinds(addHours(asked, 7 * 24 + 1))).toEqual(['hour', 'tomorrow', 'next_week']);
    expect(kinds(addHours(asked, 1))).toEqual([]);
  });
});

describe('silence', () => {
  const nobody = { because: 'window_over' as const, answers: 0, participations: [], metDayOff: false };
  test.each([
    ['nobody answered', nobody, 3],
    ['one answered', { ...nobody, answers: 1 }, 0],
    ['both answered', { ...nobody, because: 'both_answered' as const, answers: 2 }, 0],
    ['one skipped for themselves', { ...nobody, participations: [{ skippedAt: asked, snoozedUntil: null }] }, 0],
    ['one snoozed for themselves', { ...nobody, participations: [{ skippedAt: null, snoozedUntil: asked }] }, 0],
    ['it was skipped', { ...nobody, because: 'skipped' as const }, 0],
    ['one was off', { ...nobody, metDayOff: true }, 2],
    ['it was never asked', { ...nobody, because: 'never_asked' as const }, 2],
  ])('after two ignored ones, where %s', (_what, closed, expected) => {
    expect(ignoredAfter(2, closed)).toBe(expected);
  });

  test('begins at the number that was chosen, or never', () => {
    expect([2, 3, 4].map((ignored) => fallsQuiet({ quietAfter: 3 }, ignored))).toEqual([false, true, true]);
    expect(fallsQuiet({ quietAfter: 0 }, 99)).toBe(false);
  });
});

test('what has happened since is told in words, the greatest first', () => {
  const counts = new Map([
    ['goal.step_ticked', 2],
    ['goal.achieved', 1],
    ['note.kept', 5],
  ]);
  expect(sinceInWords(counts)).toEqual(['a goal achieved', '2 steps done']);
});
