import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate, localDateOf, localTimeOf, type TimeZone } from '../../../../src/core/local-time.ts';
import { deadlineNotes } from '../../../../src/features/goals/rules/deadline.ts';
import { assertProperty } from '../../../support/property.ts';

const zone = 'Asia/Kathmandu' as TimeZone;
const now = new Date('2026-11-23T09:00:00Z');

function notes(deadlineOn: string) {
  return deadlineNotes(deadlineOn as LocalDate, now, zone).map(({ note, dueAt }) => [note, dueAt.toISOString()]);
}

describe('when a deadline comes up', () => {
  test('a week before and on the day after, at ten in the mentee’s morning', () => {
    expect(notes('2027-06-30')).toEqual([
      ['approaching', '2027-06-23T04:15:00.000Z'],
      ['passed', '2027-07-01T04:15:00.000Z'],
    ]);
  });

  test('one that was set for the next days is not brought up before', () => {
    expect(notes('2026-12-02')).toEqual([['passed', '2026-12-03T04:15:00.000Z']]);
    expect(notes('2026-12-03')[0]).toEqual(['approaching', '2026-11-26T04:15:00.000Z']);
  });

  test('one that has passed, of a goal that was on hold, comes up the next morning', () => {
    expect(notes('2026-01-01')).toEqual([['passed', '2026-11-24T04:15:00.000Z']]);
  });

  test('is always later, by day, and never twice the same', () => {
    const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'Pacific/Apia'] as TimeZone[];
    assertProperty(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: -400, max: 4000 }),
        fc.integer({ min: 0, max: 2e9 }),
        (in_, days, at) => {
          const instant = new Date(1_700_000_000_000 + at * 100);
          const deadlineOn = addDays(localDateOf(instant, in_), days);
          const planned = deadlineNotes(deadlineOn, instant, in_);
          expect(planned.at(-1)?.note).toBe('passed');
          for (const { note, dueAt } of planned) {
            expect(dueAt.getTime()).toBeGreaterThan(instant.getTime());
            expect(localTimeOf(dueAt, in_)).toBe('10:00');
            if (note === 'approaching') expect(localDateOf(dueAt, in_) < deadlineOn).toBe(true);
            else expect(localDateOf(dueAt, in_) > deadlineOn).toBe(true);
          }
        },
      ),
    );
  });
});
