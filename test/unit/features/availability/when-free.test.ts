import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PersonId } from '../../../../src/core/ids.ts';
import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  type TimeZone,
} from '../../../../src/core/local-time.ts';
import { isNight } from '../../../../src/core/night.ts';
import {
  hoursFrom,
  nextMomentForBoth,
  nextWorkingMoment,
  usualHours,
  whenFree,
} from '../../../../src/features/availability/rules/working-hours.ts';
import type {
  AvailabilitySaid,
  ProgramDaysId,
  TimeOffId,
  WorkingTimes,
} from '../../../../src/features/availability/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { menteeId, mentorId, uuid } from '../made.ts';

const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'Africa/Casablanca', 'Europe/London'];
const ben = (zone: string) => ({ id: menteeId, timeZone: zone as TimeZone });
const nothing: AvailabilitySaid = { times: [], taken: [], program: [] };
const day = (text: string) => text as LocalDate;
const times = (personId: PersonId, said: WorkingTimes | null, locale: string | null = null) => ({
  ...{ personId, said, locale },
});

describe('when somebody can be asked', () => {
  test('their own time off, the program’s days, the holidays of their country; not what others said', () => {
    const { hours, isOff } = whenFree(ben('Europe/London'), {
      times: [
        times(menteeId, { days: ['TU'], from: '10:00' as LocalTime, to: '12:00' as LocalTime, country: 'GB' }),
        times(mentorId, { ...usualHours, country: 'DE' }),
      ],
      taken: [
        { id: uuid<TimeOffId>(1), personId: menteeId, firstOn: day('2026-12-01'), backOn: day('2026-12-03') },
        { id: uuid<TimeOffId>(2), personId: mentorId, firstOn: day('2026-12-07'), backOn: null },
      ],
      program: [
        { id: uuid<ProgramDaysId>(), kind: 'closed', name: '', firstOn: day('2026-12-10'), backOn: day('2026-12-11') },
      ],
    });
    expect(hours).toMatchObject({ days: ['TU'], from: '10:00' });
    const off = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-08', '2026-12-10', '2026-12-11', '2026-12-25'];
    expect(off.filter((each) => isOff(day(each)))).toEqual(['2026-12-01', '2026-12-02', '2026-12-10', '2026-12-25']);
  });

  test('whoever said nothing works on the working days of where their locale is at home', () => {
    const at = (locale: string | null) => hoursFrom([times(menteeId, null, locale)])(menteeId).days.join(' ');
    expect(at('de-DE')).toBe('MO TU WE TH FR');
    expect(at('he-IL')).toBe('MO TU WE TH SU');
    expect(at('hi-IN')).toBe('MO TU WE TH FR SA');
    for (const untold of [null, '', 'not a locale', 'zz']) expect(at(untold)).toBe('MO TU WE TH FR');
    const said = { ...usualHours, country: null };
    expect(hoursFrom([times(menteeId, said, 'he-IL')])(menteeId).days).toEqual(usualHours.days);
    expect(hoursFrom([])(menteeId)).toEqual(usualHours);
  });

  const zone = fc.constantFrom(...(zones as TimeZone[]));
  const from = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });

  test('the next working moment lies ahead and in their hours, whatever the clocks do', () => {
    assertProperty(
      fc.property(zone, from, (at, now) => {
        const found = nextWorkingMoment(usualHours, at, now);
        expect(found && found >= now).toBe(true);
        if (!found) return;
        expect(new Date(`${localDateOf(found, at)}T12:00:00Z`).getUTCDay() % 6).not.toBe(0);
        expect(localTimeOf(found, at) >= '09:00' && localTimeOf(found, at) < '17:00').toBe(true);
      }),
    );
  });

  /** Each half hour of a day's work. */
  const dayHours = (date: LocalDate, at: TimeZone) =>
    Array.from({ length: 16 }, (_, nth) =>
      instantAt(date, `${String(9 + Math.floor(nth / 2)).padStart(2, '0')}:${nth % 2 ? '30' : '00'}` as LocalTime, at),
    );

  test('what both read comes in the working hours of one and, where these meet the other’s day, not in the other’s night', () => {
    assertProperty(
      fc.property(zone, zone, from, (one, other, now) => {
        const at = nextMomentForBoth(whenFree(ben(one), nothing), other, now);
        expect(at && at >= now).toBe(true);
        if (!at) return;
        expect(localTimeOf(at, one) >= '09:00' && localTimeOf(at, one) < '17:00').toBe(true);
        // Lord Howe's office hours are London's night in winter: only then is it one.
        if (isNight(at, other))
          expect(dayHours(addDays(localDateOf(at, one), 1), one).every((each) => isNight(each, other))).toBe(true);
      }),
    );
  });

  test('where all of their working hours are the other’s night, it comes in their first one', () => {
    const from = new Date('2026-11-23T00:00:00Z');
    const late = times(menteeId, { ...usualHours, to: '10:00' as LocalTime, country: null });
    const free = whenFree(ben('Asia/Kathmandu'), { ...nothing, times: [late] });
    const at = nextMomentForBoth(free, 'America/New_York' as TimeZone, from);
    expect(at && localTimeOf(at, 'Asia/Kathmandu' as TimeZone)).toBe('09:00');
  });
});
