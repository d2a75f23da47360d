import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../src/core/errors.ts';
import {
  defaultRhythm,
  leadsProgram,
  type RhythmFields,
  readRhythm,
  rhythmInWords,
} from '../../../../src/features/programs/rules.ts';

const good: RhythmFields = { every_weeks: '2', weekday: 'FR', local_time: '09:05', zone_of: 'mentor' };

function refusalOf(change: RhythmFields): unknown {
  try {
    return readRhythm({ ...good, ...change });
  } catch (error) {
    if (error instanceof Refusal) return error.field;
    throw error;
  }
}

describe('a rhythm as it comes from the form', () => {
  test('is read; a named zone counts only where it was asked for', () => {
    const read = { everyWeeks: 2, weekday: 'FR', localTime: '09:05', zoneOf: 'mentor', fixedZone: null };
    expect(readRhythm(good)).toEqual(read);
    expect(readRhythm({ ...good, fixed_zone: 'not a zone' })).toEqual(read);
    expect(readRhythm({ ...good, zone_of: 'fixed', fixed_zone: 'Asia/Kathmandu' })).toEqual({
      ...read,
      zoneOf: 'fixed',
      fixedZone: 'Asia/Kathmandu',
    });
  });

  test.each<[RhythmFields, string]>([
    [{ every_weeks: '0' }, 'every_weeks'],
    [{ every_weeks: '13' }, 'every_weeks'],
    [{ every_weeks: '1.5' }, 'every_weeks'],
    [{ every_weeks: undefined }, 'every_weeks'],
    [{ weekday: 'XX' }, 'weekday'],
    [{ weekday: undefined }, 'weekday'],
    [{ local_time: '24:00' }, 'local_time'],
    [{ local_time: undefined }, 'local_time'],
    [{ zone_of: 'moon' }, 'zone_of'],
    [{ zone_of: 'fixed' }, 'fixed_zone'],
    [{ zone_of: 'fixed', fixed_zone: 'Mars/Olympus' }, 'fixed_zone'],
  ])('%j is refused under its field %s', (change, field) => {
    expect(refusalOf(change)).toBe(field);
  });

  test.each(['1', '12'])('every %s weeks is taken', (weeks) => {
    expect(refusalOf({ every_weeks: weeks })).toMatchObject({ everyWeeks: Number(weeks) });
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
