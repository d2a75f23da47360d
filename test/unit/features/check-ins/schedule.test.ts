import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cadenceOf } from '../../../../src/core/cadence.ts';
import { type LocalDate, type LocalTime, type TimeZone, weekdays } from '../../../../src/core/local-time.ts';
import { type RecurrenceRule, weeklyRule } from '../../../../src/core/recurrence.ts';
import {
  latestOccurrence,
  nextOccurrence,
  planDue,
  recurrenceFrom,
  zoneOfRhythm,
} from '../../../../src/features/check-ins/rules/schedule.ts';
import type { Occurrence, Recurrence } from '../../../../src/features/check-ins/types.ts';
import type { Rhythm } from '../../../../src/features/programs/types.ts';
import { assertProperty } from '../../../support/property.ts';
import {
  clockChanges,
  dateAfter,
  day,
  firstInstant,
  insideChange,
  instantByRule,
  lastInstant,
  wallDate,
  wallTime,
  weekdayByCalendar,
  zones,
} from '../../core/wall-clock.ts';
import { aMentorship } from '../made.ts';

const hour = 3_600_000;

const aTime = fc
  .oneof(
    // Most clocks change in the first hours of a day, or in the last.
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 * 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 23 * 60, max: 1439 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 1439 }) },
  )
  .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16) as LocalTime);

type WeeklyRhythm = Extract<Rhythm, { everyWeeks: number }>;
const aRhythm: fc.Arbitrary<WeeklyRhythm> = fc.record({
  everyWeeks: fc.integer({ min: 1, max: 12 }),
  weekday: fc.oneof(fc.constant('SU' as const), fc.constantFrom(...weekdays)),
  localTime: aTime,
  zoneOf: fc.constant('mentee' as const),
  fixedZone: fc.constant(null),
});
const aZone = fc.constantFrom(...zones);

const changes = clockChanges();
const anInstant = fc
  .oneof(
    fc.integer({ min: firstInstant, max: lastInstant - day }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -8 * day, max: 2 * day }))
      .map(([change, distance]) => Math.max(firstInstant, change.at + distance)),
  )
  .map((ms) => new Date(ms));

/** The first date and instant of a weekday and time after `now`, by looking at one day after the other. */
function firstByLooking({ weekday, localTime }: WeeklyRhythm, zone: TimeZone, now: Date): Occurrence {
  for (let distance = -2; ; distance++) {
    const occursOn = dateAfter(wallDate(now, zone), distance);
    const dueAt = instantByRule(occursOn, localTime, zone);
    if (weekdayByCalendar(occursOn) === weekday && dueAt > now) return { occursOn, dueAt };
  }
}

/** The occurrences of a rhythm set at `now`, by counting days. */
function byCounting(rhythm: WeeklyRhythm, zone: TimeZone, now: Date, count: number): Occurrence[] {
  const first = firstByLooking(rhythm, zone, now);
  return Array.from({ length: count }, (_, index) => {
    const occursOn = dateAfter(first.occursOn, 7 * rhythm.everyWeeks * index);
    return { occursOn, dueAt: instantByRule(occursOn, rhythm.localTime, zone) };
  });
}

describe('occurrences', () => {
  test('come on the first fitting day after now and then every N weeks, at the local time, over every change of clocks', () => {
    assertProperty(
      fc.property(aRhythm, aZone, anInstant, (rhythm, zone, now) => {
        const recurrence = recurrenceFrom(rhythm, zone, null, now);
        const expected = byCounting(rhythm, zone, now, 12);
        let after = now;
        for (const occurrence of expected) {
          const next = nextOccurrence(recurrence, after);
          expect(next).toEqual(occurrence);
          expect(occurrence.dueAt > after).toBe(true);
          after = occurrence.dueAt;
        }
      }),
      { numRuns: 250 },
    );
  });

  test('the one in a gap or an overlap of any clock in 2026–2031 is neither dropped nor doubled', () => {
    for (const change of changes) {
      const { date, time, zone } = insideChange(change);
      const rhythm: Rhythm = {
        everyWeeks: 1,
        weekday: weekdayByCalendar(date),
        localTime: time,
        zoneOf: 'mentee',
        fixedZone: null,
      };
      const recurrence = recurrenceFrom(rhythm, zone, null, new Date(change.at - 10 * day));
      const found: string[] = [];
      let after = new Date(change.at - 8 * day);
      for (let next = nextOccurrence(recurrence, after); found.length < 3 && next; ) {
        found.push(next.occursOn);
        after = next.dueAt;
        next = nextOccurrence(recurrence, after);
      }
      const first = found[0] ?? '';
      expect([zone, ...found]).toEqual([zone, first, dateAfter(first, 7), dateAfter(first, 14)]);
      expect(found).toContain(date);
      // Found until its very moment, also where the change has carried that moment into the next day.
      const dueAt = instantByRule(date, time, zone);
      expect(nextOccurrence(recurrence, new Date(dueAt.getTime() - 1))).toEqual({ occursOn: date, dueAt });
      expect(latestOccurrence(recurrence, dueAt)).toEqual({ occursOn: date, dueAt });
    }
  });

  test('the next one is found from any moment, and the latest is the one before it', () => {
    assertProperty(
      fc.property(aRhythm, aZone, anInstant, fc.integer({ min: 0, max: 500 * day }), (rhythm, zone, now, later) => {
        const recurrence = recurrenceFrom(rhythm, zone, null, now);
        const moment = new Date(now.getTime() + later);
        const all = byCounting(rhythm, zone, now, Math.ceil(500 / (7 * rhythm.everyWeeks)) + 3);
        expect(nextOccurrence(recurrence, moment)).toEqual(all.find(({ dueAt }) => dueAt > moment));
        expect(latestOccurrence(recurrence, moment)).toEqual(all.findLast(({ dueAt }) => dueAt <= moment));
      }),
      { numRuns: 300 },
    );
  });

  test.each([120_000, 1000, 1])('the very next one counts, even %d ms away, whatever the rhythm', (ms) => {
    for (const zone of zones) {
      const dueAt = instantByRule('2027-03-02', '10:00', zone);
      const rhythm: Rhythm = {
        everyWeeks: 12,
        weekday: 'TU',
        localTime: '10:00' as LocalTime,
        zoneOf: 'mentee',
        fixedZone: null,
      };
      const now = new Date(dueAt.getTime() - ms);
      const recurrence = recurrenceFrom(rhythm, zone, null, now);
      expect(nextOccurrence(recurrence, now)).toEqual({ occursOn: '2027-03-02', dueAt });
      // Set at that very moment, it is the next week's.
      const tooLate = recurrenceFrom(rhythm, zone, null, dueAt);
      expect(nextOccurrence(tooLate, dueAt)?.occursOn).toBe('2027-03-09');
    }
  });

  test('a rhythm set anew begins on the first fitting day that has no check-in yet, and counts from there', () => {
    // Tuesday, an hour before the new time; this Tuesday's check-in has been opened already.
    const now = new Date('2026-11-24T10:00:00Z');
    const rhythm = { everyWeeks: 2, weekday: 'TU', localTime: '11:00', zoneOf: 'mentee', fixedZone: null } as Rhythm;
    const from = (earliestOn?: string) => {
      const recurrence = recurrenceFrom(rhythm, 'UTC' as TimeZone, null, now, earliestOn as LocalDate | undefined);
      const first = nextOccurrence(recurrence, now);
      return [first?.occursOn, first && nextOccurrence(recurrence, first.dueAt)?.occursOn];
    };
    expect(from()).toEqual(['2026-11-24', '2026-12-08']);
    expect(from('2026-11-24')).toEqual(['2026-11-24', '2026-12-08']);
    expect(from('2026-11-25')).toEqual(['2026-12-01', '2026-12-15']);
  });

  test('none comes after the last day, and the last day itself counts', () => {
    assertProperty(
      fc.property(aRhythm, aZone, anInstant, fc.integer({ min: -10, max: 120 }), (rhythm, zone, now, days) => {
        const endsOn = dateAfter(wallDate(now, zone), days);
        const recurrence = recurrenceFrom(rhythm, zone, endsOn, now);
        const expected = byCounting(rhythm, zone, now, 20).filter(({ occursOn }) => occursOn <= endsOn);
        const found: Occurrence[] = [];
        let next = nextOccurrence(recurrence, now);
        while (next && found.length < 30) {
          found.push(next);
          next = nextOccurrence(recurrence, next.dueAt);
        }
        expect(found).toEqual(expected);
        expect(latestOccurrence(recurrence, new Date(now.getTime() + 300 * day))).toEqual(expected.at(-1));
      }),
      { numRuns: 150 },
    );
  });

  test('a day before which none may come is kept, and is itself allowed', () => {
    const recurrence: Recurrence = {
      rrule: weeklyRule(1, 'TU'),
      anchorOn: '2026-11-24' as LocalDate,
      localTime: '10:00' as LocalTime,
      zone: 'Europe/London' as TimeZone,
      endsOn: null,
    };
    const now = new Date('2026-11-22T12:00Z');
    const from = (earliest: string) => nextOccurrence(recurrence, now, earliest as LocalDate)?.occursOn;
    expect(from('2026-11-01')).toBe('2026-11-24');
    expect(from('2026-11-24')).toBe('2026-11-24');
    expect(from('2026-11-25')).toBe('2026-12-01');
    expect(from('2027-01-05')).toBe('2027-01-05');
  });
});

describe('what a schedule that has fallen due wants', () => {
  test('the newest occurrence alone, by day where it is late, folded into the next where that is near', () => {
    assertProperty(
      fc.property(
        aRhythm,
        aZone,
        anInstant,
        fc.nat({ max: 3 }),
        fc.oneof(fc.integer({ min: 0, max: 2 * hour }), fc.integer({ min: 0, max: 60 * day })),
        (rhythm, zone, start, stored, delay) => {
          const recurrence = recurrenceFrom(rhythm, zone, null, start);
          const all = byCounting(rhythm, zone, start, 16);
          const due = all[stored];
          if (!due) throw new Error('there are sixteen');
          const now = new Date(due.dueAt.getTime() + delay);
          const { open, next } = planDue(recurrence, due.occursOn, now);
          const latest = all.findLast(({ dueAt }) => dueAt <= now);
          const following = all.find(({ dueAt }) => dueAt > now);
          if (!latest || !following) throw new Error('sixteen reach far enough');

          expect(next).toEqual(following);
          const isLate = now.getTime() - latest.dueAt.getTime() > hour;
          if (isLate && following.dueAt.getTime() - now.getTime() < day) {
            expect(open).toBeUndefined();
            return;
          }
          expect(open).toMatchObject(latest);
          if (!open) return;
          expect(open.occursOn >= due.occursOn).toBe(true);
          if (!isLate) {
            expect(open.promptAt).toEqual(latest.dueAt);
            return;
          }
          expect(open.promptAt >= now && open.promptAt < following.dueAt).toBe(true);
          const time = wallTime(open.promptAt, zone);
          expect(time >= '09:00' && time < '18:00').toBe(true);
          const present = wallTime(now, zone);
          if (present >= '09:00' && present < '18:00') expect(open.promptAt).toEqual(now);
          // The next morning, not some other one: a night is at most 15 hours, and an hour longer where clocks change.
          else expect(open.promptAt.getTime() - now.getTime()).toBeLessThanOrEqual(17 * hour);
        },
      ),
      { numRuns: 400 },
    );
  });

  const tuesdays: Recurrence = {
    rrule: weeklyRule(1, 'TU'),
    anchorOn: '2026-11-24' as LocalDate,
    localTime: '10:00' as LocalTime,
    zone: 'UTC' as TimeZone,
    endsOn: null,
  };
  const planAt = (now: string, storedOn = '2026-11-24', recurrence = tuesdays) =>
    planDue(recurrence, storedOn as LocalDate, new Date(now));

  test.each([
    ['on the second', '2026-11-24T10:00:00Z', '2026-11-24', '2026-11-24T10:00:00Z'],
    ['an hour late is on time', '2026-11-24T11:00:00Z', '2026-11-24', '2026-11-24T10:00:00Z'],
    ['later on the same day', '2026-11-24T11:00:00.001Z', '2026-11-24', '2026-11-24T11:00:00.001Z'],
    ['at the end of the day', '2026-11-24T17:59:59Z', '2026-11-24', '2026-11-24T17:59:59Z'],
    ['in the evening', '2026-11-24T18:00:00Z', '2026-11-24', '2026-11-25T09:00:00Z'],
    ['in the small hours', '2026-11-26T03:00:00Z', '2026-11-24', '2026-11-26T09:00:00Z'],
    ['a day before the next one', '2026-11-30T10:00:00Z', '2026-11-24', '2026-11-30T10:00:00Z'],
    ['after a month away', '2026-12-24T12:00:00Z', '2026-12-22', '2026-12-24T12:00:00Z'],
  ])('%s (%s): opens %s, asks at %s', (_name, now, occursOn, promptAt) => {
    expect(planAt(now).open).toMatchObject({ occursOn, promptAt: new Date(promptAt) });
  });

  test.each([
    ['it is not due yet', '2026-11-24T09:59:59.999Z', '2026-11-24', '2026-11-24'],
    ['a later date is stored', '2026-11-25T10:00:00Z', '2026-12-01', '2026-12-01'],
    ['the next one is less than a day away', '2026-11-30T10:00:00.001Z', '2026-11-24', '2026-12-01'],
  ])('nothing is opened where %s', (_name, now, storedOn, nextOn) => {
    const { open, next } = planAt(now, storedOn);
    expect(open).toBeUndefined();
    expect(next?.occursOn).toBe(nextOn);
  });

  test('the last one of a mentorship has no next, and is caught up', () => {
    const ending = { ...tuesdays, endsOn: '2026-11-24' as LocalDate };
    expect(planAt('2026-11-24T15:00:00Z', '2026-11-24', ending)).toEqual({
      open: {
        occursOn: '2026-11-24',
        dueAt: new Date('2026-11-24T10:00:00Z'),
        promptAt: new Date('2026-11-24T15:00:00Z'),
      },
      next: undefined,
    });
  });

  test('however people move between zones and however late the sweeps are, no local date is opened twice or backwards', () => {
    const aStep = fc.oneof(
      fc.record({ moveTo: aZone, afterMs: fc.integer({ min: 0, max: 9 * day }) }),
      fc.record({
        moveTo: fc.constant(undefined),
        afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * day })),
      }),
    );
    assertProperty(
      fc.property(
        aRhythm,
        aZone,
        anInstant,
        fc.array(aStep, { minLength: 4, maxLength: 12 }),
        (rhythm, zone, start, steps) => {
          let recurrence = recurrenceFrom({ ...rhythm, everyWeeks: (rhythm.everyWeeks % 2) + 1 }, zone, null, start);
          let next = nextOccurrence(recurrence, start);
          let now = start;
          const opened: string[] = [];
          for (const { moveTo, afterMs } of steps) {
            if (!next) throw new Error('there is always a next one');
            if (moveTo) {
              // A person moves at some time before the next sweep; a schedule moves on from the date it has stored.
              now = new Date(Math.min(now.getTime() + afterMs, Math.max(now.getTime(), next.dueAt.getTime())));
              recurrence = { ...recurrence, zone: moveTo };
              next = nextOccurrence(recurrence, now, next.occursOn);
            } else {
              now = new Date(Math.max(now.getTime(), next.dueAt.getTime() + afterMs));
              const plan = planDue(recurrence, next.occursOn, now);
              if (plan.open) opened.push(plan.open.occursOn);
              next = plan.next;
            }
            if (next) expect(next.dueAt > now).toBe(true);
          }
          expect(opened).toEqual([...new Set(opened)].sort());
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the stored rule', () => {
  test('is read back as it was written', () => {
    for (const weekday of weekdays) {
      for (const everyWeeks of [1, 2, 12]) {
        expect(cadenceOf(weeklyRule(everyWeeks, weekday))).toEqual({ everyWeeks, weekday });
      }
    }
  });

  test.each(['FREQ=DAILY', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,WE;WKST=MO', ''])('%j is not one of ours', (rule) => {
    expect(() => cadenceOf(rule as RecurrenceRule)).toThrow('not a rule that Cairn wrote');
  });
});

test.each([
  ['mentee', null, 'Asia/Kathmandu'],
  ['mentor', null, 'Europe/London'],
  ['fixed', 'America/Nuuk', 'America/Nuuk'],
  ['fixed', null, 'Asia/Kathmandu'],
] as const)('a rhythm of the %s zone (%s) runs on the clock of %s', (zoneOf, fixedZone, zone) => {
  expect(zoneOfRhythm({ zoneOf, fixedZone: fixedZone as TimeZone | null }, aMentorship())).toBe(zone);
});
