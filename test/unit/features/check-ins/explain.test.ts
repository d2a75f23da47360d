import { describe, expect, test } from '@jest/globals';
import { addHours, type LocalDate } from '../../../../src/core/local-time.ts';
import { explain, type Situation } from '../../../../src/features/check-ins/rules/explain.ts';
import { aCheckIn, aMentorship, aSchedule, menteeId } from '../made.ts';

const mentorship = aMentorship();
const situation = (change: Partial<Situation> = {}): Situation => ({
  schedule: aSchedule({ nextOccursOn: '2026-12-01' as LocalDate, nextDueAt: new Date('2026-12-01T04:15:00Z') }),
  mentorship,
  newest: undefined,
  answered: [],
  participations: [],
  muted: [],
  reminded: [],
  ...change,
});
const asked = new Date('2026-11-24T04:15:00Z');
const newest = aCheckIn({ occursOn: '2026-11-24' as LocalDate, promptAt: asked, closesAt: addHours(asked, 48) });

function told(change: Partial<Situation>, now = addHours(asked, 1)): string[] {
  return explain(situation(change), now).map(({ at, what, why }) => `${at?.toISOString() ?? 'now'} ${what}: ${why}`);
}

describe('what happens next, and why', () => {
  test('of an open check-in: reminders, its end, the dates after it', () => {
    const lines = told({ newest, answered: ['mentor'] });
    expect(lines).toContain('now the mentor is not reminded: they have answered');
    expect(lines).toContain('2026-11-25T03:15:00.000Z the mentee is reminded: their next working hour');
    expect(lines).toContain(
      '2026-11-26T04:15:00.000Z the check-in of 24 November 2026 closes: its window ends, or earlier when both have answered',
    );
    expect(lines.filter((line) => line.includes('both are asked'))).toHaveLength(3);
    expect(lines[0]).toContain('running: every week on Tuesday at 10:00 (Asia/Kathmandu, the mentee’s clock): 0 of 3');
  });

  test('dates that are left out before the next one are named, with whose they are', () => {
    const off = { firstOn: '2026-11-30' as LocalDate, backOn: '2026-12-09' as LocalDate, whose: 'mentor' as const };
    const nextOccursOn = '2026-12-15' as LocalDate;
    const lines = told({ schedule: { ...situation().schedule, nextOccursOn, daysOff: [off] } });
    expect(lines.slice(1, 3)).toEqual([
      'now 1 December 2026 is left out: the mentor is off until 9 December 2026',
      'now 8 December 2026 is left out: the mentor is off until 9 December 2026',
    ]);
    expect(lines.filter((line) => line.includes('both are asked'))).toHaveLength(3);
  });

  test('names who is muted, reminded, off, skipped; and nobody by name', () => {
    const off = { firstOn: '2026-12-01' as LocalDate, backOn: '2026-12-03' as LocalDate, whose: 'mentee' as const };
    const left = {
      checkInId: newest.id,
      personId: menteeId,
      skipReason: 'Secret',
      snoozedUntil: null,
      focusFits: null,
    };
    const lines = told({
      newest,
      muted: ['mentor'],
      participations: [{ ...left, skippedAt: asked }],
      schedule: { ...situation().schedule, daysOff: [off] },
    });
    expect(lines).toContain('now the mentor is not reminded: they muted reminders');
    expect(lines).toContain('now the mentee is not reminded: they skipped it');
    expect(lines).toContain('now 1 December 2026 is left out: the mentee is off until 3 December 2026');
    expect(told({ newest, reminded: ['mentor'] })).toContain(
      'now the mentor is not reminded: they have had their one reminder',
    );
    expect(lines.join()).not.toMatch(/Secret|Ana|Ben/);
  });

  test.each([
    ['paused', 'paused until one of the two resumes: one of the two paused it'],
    ['quiet', 'quiet: nothing is asked until one of the two answers or chooses: 3 check-ins in a row had no answer'],
    ['stopped', 'stopped: nothing more is asked: the mentorship has ended'],
  ] as const)('of what is %s', (status, words) => {
    const schedule = aSchedule({ status, ignoredCount: 3, nextOccursOn: null, nextDueAt: null });
    expect(told({ schedule })).toEqual([`now ${words}`]);
  });
});
