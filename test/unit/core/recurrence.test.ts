import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cadence, ruleOf } from '../../../src/core/cadence.ts';
import { type LocalDate, weekdays } from '../../../src/core/local-time.ts';
import { isRecurrenceRule, nextDate, previousDate, weeklyRule } from '../../../src/core/recurrence.ts';
import { assertProperty } from '../../support/property.ts';
import { dateAfter, firstInstant, weekdayByCalendar } from './wall-clock.ts';

const aRule = fc.record({
  everyWeeks: fc.integer({ min: 1, max: 12 }),
  weekday: fc.constantFrom(...weekdays),
  anchorDay: fc.integer({ min: 0, max: 1500 }),
});

/** The rule by counting days: its weekday, in every Nth week (from Monday) after the anchor's, from the anchor on. */
function isDate(date: LocalDate, rule: { everyWeeks: number; weekday: string; anchorOn: LocalDate }): boolean {
  const mondayOf = (each: LocalDate) =>
    dateAfter(each, -['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(weekdayByCalendar(each)));
  const weeks = (Date.parse(mondayOf(date)) - Date.parse(mondayOf(rule.anchorOn))) / (7 * 86_400_000);
  return date >= rule.anchorOn && weekdayByCalendar(date) === rule.weekday && weeks % rule.everyWeeks === 0;
}

function firstFrom(from: LocalDate, step: 1 | -1, holds: (date: LocalDate) => boolean): LocalDate | undefined {
  for (let days = 0; days < 100; days++) {
    const date = dateAfter(from, days * step);
    if (holds(date)) return date;
  }
  return undefined;
}

test('the next and the previous date are those that counting days finds, the day itself included', () => {
  assertProperty(
    fc.property(aRule, fc.integer({ min: -30, max: 700 }), ({ everyWeeks, weekday, anchorDay }, distance) => {
      const anchorOn = dateAfter(new Date(firstInstant).toISOString().slice(0, 10), anchorDay);
      const day = dateAfter(anchorOn, distance);
      const rule = weeklyRule(everyWeeks, weekday);
      const holds = (date: LocalDate) => isDate(date, { everyWeeks, weekday, anchorOn });
      expect(nextDate(rule, anchorOn, day)).toBe(firstFrom(day > anchorOn ? day : anchorOn, 1, holds));
      expect(previousDate(rule, anchorOn, day)).toBe(firstFrom(day, -1, holds));
    }),
    { numRuns: 400 },
  );
});

test('there is no date before the anchor', () => {
  const rule = weeklyRule(2, 'TU');
  const anchorOn = '2026-11-24' as LocalDate;
  expect(previousDate(rule, anchorOn, '2026-11-23' as LocalDate)).toBeUndefined();
  expect(previousDate(rule, anchorOn, anchorOn)).toBe(anchorOn);
  expect(nextDate(rule, anchorOn, '2020-01-01' as LocalDate)).toBe(anchorOn);
});

test('weeks begin on Monday: a Sunday belongs to the week that it ends', () => {
  const rule = weeklyRule(2, 'SU');
  // Wednesday 25 November: its week ends on Sunday 29 November.
  expect(nextDate(rule, '2026-11-25' as LocalDate, '2026-11-25' as LocalDate)).toBe('2026-11-29');
  expect(nextDate(rule, '2026-11-25' as LocalDate, '2026-11-30' as LocalDate)).toBe('2026-12-13');
});

test('every rule that Cairn writes is one; what the library would take for another is none', () => {
  const cadences: Cadence[] = [
    ...weekdays.flatMap((weekday) => [1, 2, 52].map((everyWeeks) => ({ everyWeeks, weekday }))),
    ...Array.from({ length: 31 }, (_, index) => ({ dayOfMonth: index + 1 })),
    ...weekdays.flatMap((weekday) => ([1, 2, 3, 4, -1] as const).map((weekOfMonth) => ({ weekOfMonth, weekday }))),
  ];
  for (const cadence of cadences) expect([cadence, isRecurrenceRule(ruleOf(cadence))]).toEqual([cadence, true]);
  for (const text of [
    ...[
      '',
      'FREQ=NEVERLY',
      'FREQ=SECONDLY',
      'FREQ=WEEKLY;INTERVAL=0;BYDAY=MO',
      'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=99',
    ],
    ...['FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=0', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=XX', 'FREQ=YEARLY;INTERVAL=1'],
    ...[
      'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO\nDTSTART:20260101',
      'FREQ=WEEKLY;INTERVAL=1;COUNT=1',
      'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO;BYMONTHDAY=31',
      ' FREQ=DAILY;INTERVAL=1',
    ],
  ]) {
    expect([text, isRecurrenceRule(text)]).toEqual([text, false]);
  }
});
