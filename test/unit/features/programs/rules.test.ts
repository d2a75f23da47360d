import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../src/core/errors.ts';
import { rhythmFields } from '../../../../src/features/programs/inputs.ts';
import { defaultRhythm, leadsProgram, readRhythm, rhythmInWords } from '../../../../src/features/programs/rules.ts';
import type { Fields } from '../../../../src/slack/fields.ts';
import { readValues } from '../../../../src/slack/forms.ts';

const good = { everyWeeks: '2', weekday: 'FR', localTime: '09:05', zoneOf: 'mentor' };
const read = (change: Fields = {}) => readRhythm(readValues(rhythmFields, { ...good, ...change }));

function refusalOf(change: Fields): unknown {
  try {
    return read(change);
  } catch (error) {
    if (error instanceof Refusal) return error.field;
    throw error;
  }
}

describe('a rhythm as it comes from the form', () => {
  test('is read; a named zone counts only where it was asked for', () => {
    const rhythm = { everyWeeks: 2, weekday: 'FR', localTime: '09:05', zoneOf: 'mentor', fixedZone: null };
    expect(read()).toEqual(rhythm);
    expect(read({ fixedZone: 'not a zone' })).toEqual(rhythm);
    expect(read({ zoneOf: 'fixed', fixedZone: 'Asia/Kathmandu' })).toEqual({
      ...rhythm,
      zoneOf: 'fixed',
      fixedZone: 'Asia/Kathmandu',
    });
  });

  test.each<[Fields, string]>([
    [{ everyWeeks: '0' }, 'everyWeeks'],
    [{ everyWeeks: '13' }, 'everyWeeks'],
    [{ everyWeeks: '1.5' }, 'everyWeeks'],
    [{ everyWeeks: undefined }, 'everyWeeks'],
    [{ weekday: 'XX' }, 'weekday'],
    [{ weekday: undefined }, 'weekday'],
    [{ everyWeeks: 'month_by_date' }, 'dayOfMonth'],
    [{ everyWeeks: 'month_by_date', dayOfMonth: '32' }, 'dayOfMonth'],
    [{ everyWeeks: 'month_by_weekday' }, 'weekOfMonth'],
    [{ everyWeeks: 'month_by_weekday', weekOfMonth: '5' }, 'weekOfMonth'],
    [{ everyWeeks: 'month_by_weekday', weekOfMonth: '-1', weekday: undefined }, 'weekday'],
    [{ localTime: '24:00' }, 'localTime'],
    [{ localTime: undefined }, 'localTime'],
    [{ zoneOf: 'moon' }, 'zoneOf'],
    [{ zoneOf: 'fixed' }, 'fixedZone'],
    [{ zoneOf: 'fixed', fixedZone: 'Mars/Olympus' }, 'fixedZone'],
  ])('%j is refused under its field %s', (change, field) => {
    expect(refusalOf(change)).toBe(field);
  });

  test.each(['1', '12'])('every %s weeks is taken', (weeks) => {
    expect(refusalOf({ everyWeeks: weeks })).toMatchObject({ everyWeeks: Number(weeks) });
  });

  test('by the month, on a date or on a weekday, is taken', () => {
    expect(read({ everyWeeks: 'month_by_date', dayOfMonth: '31' })).toMatchObject({ dayOfMonth: 31 });
    expect(read({ everyWeeks: 'month_by_weekday', weekOfMonth: '-1' })).toMatchObject({
      ...{ weekOfMonth: -1, weekday: 'FR' },
    });
  });
});

test('the default is weekly on Tuesday at ten, on the mentee’s clock', () => {
  expect(defaultRhythm.zoneOf).toBe('mentee');
  expect(rhythmInWords(defaultRhythm)).toBe('every week on Tuesday at 10:00');
  expect(rhythmInWords({ ...defaultRhythm, everyWeeks: 3, weekday: 'SU' })).toBe('every 3 weeks on Sunday at 10:00');
});

test.each([
  [false, false, false],
  [true, false, true],
  [false, true, true],
])('admin %s, lead %s: leads the program %s', (isAdmin, isLead, leads) => {
  const member = { isAdmin, isLead, isDeactivated: false, isExternal: false };
  expect(leadsProgram(member)).toBe(leads);
  expect(leadsProgram({ ...member, isDeactivated: true })).toBe(false);
  expect(leadsProgram({ ...member, isExternal: true })).toBe(false);
});
