import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, localDateOf, type TimeZone } from '../../../../src/core/local-time.ts';
import { type GoalLife, progressSeries } from '../../../../src/features/goals/rules/progress-series.ts';
import type { Change, Revision, RevisionKind } from '../../../../src/features/goals/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { aGoal, aRevision, aStep } from '../made.ts';

const zone = 'Asia/Kathmandu' as TimeZone;
const at = (text: string) => new Date(text);
const begin = '2026-11-23T04:00:00Z';

let number = 0;
function revision(kind: RevisionKind | 'held' | 'resumed', when: string, changes: Change[] = []): Revision {
  number += 1;
  return aRevision({ number, kind: kind as RevisionKind, at: at(when), changes, reason: null });
}
const logged = (when: string, from: string, to: string) =>
  revision('progress_logged', when, [{ field: 'progress', from, to }]);
const series = (life: Partial<GoalLife>) =>
  progressSeries({ goal: aGoal(), revisions: [], steps: [], zone, now: at('2027-03-20T12:00:00Z'), ...life });

describe('points', () => {
  test('are where it began and the last number of each day, in the mentee’s zone', () => {
    const revisions = [
      revision('proposed', begin),
      logged('2026-12-01T06:00:00Z', '0 talks', '0.5 talks'),
      logged('2026-12-01T17:00:00Z', '0.5 talks', '1 talks'),
      // In Kathmandu it is the second already.
      logged('2026-12-01T19:00:00Z', '1 talks', '2 talks'),
    ];
    expect(series({ revisions: revisions.toReversed() }).points).toEqual([
      { on: '2026-11-23', value: 0 },
      { on: '2026-12-01', value: 1 },
      { on: '2026-12-02', value: 2 },
    ]);
  });

  test('keep the beginning where something was logged on the same day', () => {
    const revisions = [revision('proposed', begin), logged(begin, '0 talks', '2 talks')];
    expect(series({ revisions }).points.map(({ value }) => value)).toEqual([0, 2]);
  });

  test('are one where nothing was logged, and none where nothing is known', () => {
    const goal = aGoal({ progress: 4 });
    expect(series({ goal, revisions: [revision('proposed', begin)] }).points).toEqual([{ on: '2026-11-23', value: 4 }]);
    expect(series({}).points).toEqual([]);
  });

  test('of another measure are left out', () => {
    const measured: Change = { field: 'measure', from: 'from 0 to 100 hours', to: 'from 0 to 3 talks' };
    const revisions = [
      revision('proposed', begin),
      logged('2026-12-01T06:00:00Z', '0 hours', '80 hours'),
      revision('edited', '2026-12-05T06:00:00Z', [measured]),
      logged('2026-12-09T06:00:00Z', '0 talks', '1 talks'),
    ];
    expect(series({ revisions }).points).toEqual([
      { on: '2026-12-05', value: 0 },
      { on: '2026-12-09', value: 1 },
    ]);
  });

  test('read numbers whatever stands behind them', () => {
    const revisions = [
      revision('proposed', begin),
      logged('2026-12-01T06:00:00Z', '-2.5', '1e-7 % of <!channel> 7'),
      logged('2026-12-02T06:00:00Z', '0', 'nothing'),
    ];
    expect(series({ revisions }).points.map(({ value }) => value)).toEqual([-2.5, 1e-7]);
  });
});

test('steps and milestones are marks on the days on which they were ticked', () => {
  const steps = [
    aStep({ title: 'Second', isMilestone: true, tickedAt: at('2027-01-02T06:00:00Z') }),
    aStep({ title: 'First', isMilestone: false, tickedAt: at('2026-12-02T06:00:00Z') }),
    aStep({ title: 'Open', tickedAt: null }),
    aStep({ title: 'Of another measure', tickedAt: at('2026-11-01T06:00:00Z') }),
  ];
  expect(series({ revisions: [revision('proposed', begin)], steps }).marks).toEqual([
    { on: '2026-12-02', kind: 'step', title: 'First' },
    { on: '2027-01-02', kind: 'milestone', title: 'Second' },
  ]);
});

describe('time on hold', () => {
  test('goes from each hold to where it is resumed', () => {
    const revisions = [
      revision('proposed', begin),
      revision('held', '2026-12-01T06:00:00Z'),
      revision('resumed', '2026-12-05T06:00:00Z'),
      revision('held', '2027-01-01T06:00:00Z'),
    ];
    expect(series({ revisions }).holds).toEqual([
      { from: '2026-12-01', to: '2026-12-05' },
      { from: '2027-01-01', to: null },
    ]);
  });

  test('ends where the goal ends, and so does the picture', () => {
    const revisions = [
      revision('proposed', begin),
      revision('held', '2026-12-01T06:00:00Z'),
      revision('dropped', '2026-12-05T06:00:00Z'),
    ];
    const { holds, untilOn } = series({ revisions });
    expect([holds, untilOn]).toEqual([[{ from: '2026-12-01', to: '2026-12-05' }], '2026-12-05']);
    expect(series({ revisions: revisions.slice(0, 2) }).untilOn).toBe('2027-03-20');
  });
});

test('of any life: days in order, never more points than days and the beginning, the last number last', () => {
  const steps = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 60 }), value: fc.integer() }), { maxLength: 40 });
  assertProperty(
    fc.property(steps, (lived) => {
      let hours = 0;
      let before = 0;
      const revisions = [revision('proposed', begin)];
      for (const { hours: more, value } of lived) {
        hours += more;
        const when = new Date(at(begin).getTime() + hours * 3_600_000);
        revisions.push(logged(when.toISOString(), `${before} talks`, `${value} talks`));
        before = value;
      }
      const { points } = series({ goal: aGoal({ progress: before }), revisions });
      const days = points.map(({ on }) => on);
      expect(days).toEqual(days.toSorted());
      const lastDays = new Set(revisions.slice(1).map((one): LocalDate => localDateOf(one.at, zone)));
      expect(points).toHaveLength(1 + lastDays.size);
      expect(points.at(-1)?.value).toBe(before);
    }),
  );
});
