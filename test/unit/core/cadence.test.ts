import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cadence, cadenceOf, ruleOf } from '../../../src/core/cadence.ts';
import { type LocalDate, weekdayOf, weekdays } from '../../../src/core/local-time.ts';
import { nextDate, previousDate, type RecurrenceRule, sameAnchor } from '../../../src/core/recurrence.ts';
import { assertProperty } from '../../support/property.ts';
import { dateAfter, weekdayByCalendar } from './wall-clock.ts';

const aWeekday = fc.constantFrom(...weekdays);
const aMonthly: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ dayOfMonth: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ weekOfMonth: fc.constantFrom(1, 2, 3, 4, -1), weekday: aWeekday }) as fc.Arbitrary<Cadence>,
);
const aCadence: fc.Arbitrary<Cadence> = fc.oneof(
  aMonthly,
  fc.record({ everyWeeks: fc.integer({ min: 1, max: 12 }), weekday: aWeekday }),
);
const aDate = fc.integer({ min: 0, max: 3000 }).map((days) => dateAfter('2024-01-01', days));

/** Whether a monthly cadence names this date, by the calendar alone. */
function names(cadence: Cadence, date: LocalDate): boolean {
  const day = Number(date.slice(8));
  const lastDay = Number(dateAfter(`${dateAfter(`${date.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1).slice(8));
  if ('dayOfMonth' in cadence) return day === Math.min(cadence.dayOfMonth, lastDay);
  if (!('weekOfMonth' in cadence) || weekdayByCalendar(date) !== cadence.weekday) return false;
  return cadence.weekOfMonth === -1 ? day + 7 > lastDay : Math.ceil(day / 7) === cadence.weekOfMonth;
}

test('every cadence is read back as it was written', () => {
  assertProperty(fc.property(aCadence, (cadence) => expect(cadenceOf(ruleOf(cadence))).toEqual(cadence)));
});

test('a monthly one has exactly one date a month: the one that the calendar names, from whatever day one looks', () => {
  assertProperty(
    fc.property(aMonthly, aDate, fc.integer({ min: -40, max: 400 }), (cadence, anchorOn, distance) => {
      const rule = ruleOf(cadence);
      const from = dateAfter(anchorOn, distance);
      let expected = from > anchorOn ? from : anchorOn;
      while (!names(cadence, expected)) expected = dateAfter(expected, 1);
      expect(nextDate(rule, anchorOn, from)).toBe(expected);
      expect(previousDate(rule, anchorOn, expected)).toBe(expected);
      expect(nextDate(rule, anchorOn, dateAfter(expected, 1))?.slice(0, 7)).toBe(
        dateAfter(`${expected.slice(0, 7)}-01`, 32).slice(0, 7),
      );
    }),
    { numRuns: 200 },
  );
});

test('an anchor that is moved nearer changes no date', () => {
  assertProperty(
    fc.property(aCadence, aDate, fc.integer({ min: 0, max: 900 }), (cadence, anchorOn, distance) => {
      const rule = ruleOf(cadence);
      // An anchor is a date of its rule.
      const first = nextDate(rule, anchorOn, anchorOn) ?? anchorOn;
      const near = dateAfter(first, distance);
      expect(nextDate(rule, sameAnchor(rule, first, near), near)).toBe(nextDate(rule, first, near));
    }),
    { numRuns: 200 },
  );
});

describe('the months that are short', () => {
  test.each([
    [31, '2027-02-01', '2027-02-28'],
    [31, '2028-02-01', '2028-02-29'],
    [29, '2027-02-01', '2027-02-28'],
    [30, '2027-04-01', '2027-04-30'],
    [28, '2027-02-01', '2027-02-28'],
    [1, '2027-02-02', '2027-03-01'],
  ])('day %s, from %s on, is %s', (dayOfMonth, from, expected) => {
    expect(nextDate(ruleOf({ dayOfMonth }), '2026-01-01' as LocalDate, from as LocalDate)).toBe(expected);
  });
});

test.each(['FREQ=DAILY', 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=3', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=XX;WKST=MO', ''])(
  '%j is not one of ours',
  (rule) => {
    expect(() => cadenceOf(rule as RecurrenceRule)).toThrow('not a rule that Cairn wrote');
  },
);

test('the day of the week is that of the calendar', () => {
  assertProperty(fc.property(aDate, (date) => expect(weekdayOf(date)).toBe(weekdayByCalendar(date))));
});
