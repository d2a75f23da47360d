import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rasterise } from '../../../../src/charts/rasterise.ts';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { dayAxis, numberAxis, shortDate, shortNumber } from '../../../../src/features/goals/rules/chart-scale.ts';
import type { ProgressSeries } from '../../../../src/features/goals/rules/progress-series.ts';
import { chartMessage } from '../../../../src/features/goals/views/chart-message.ts';
import { progressChart, unitToDraw } from '../../../../src/features/goals/views/progress-chart.ts';
import { assertProperty } from '../../../support/property.ts';
import { aGoal, aMentorship } from '../made.ts';
import { expectGoodBlocks } from '../shown.ts';
import { writings } from '../written.ts';

const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10) as LocalDate;

function aSeries(change: Partial<ProgressSeries> = {}): ProgressSeries {
  return {
    points: [
      { on: '2026-11-23' as LocalDate, value: 0 },
      { on: '2026-12-20' as LocalDate, value: 1 },
    ],
    marks: [],
    holds: [],
    baseline: 0,
    target: 3,
    deadlineOn: '2027-06-30' as LocalDate,
    untilOn: '2027-01-05' as LocalDate,
    ...change,
  };
}

const full = aSeries({
  marks: [
    { on: '2026-12-01' as LocalDate, kind: 'step', title: 'Draft' },
    { on: '2026-12-20' as LocalDate, kind: 'milestone', title: 'First talk' },
  ],
  holds: [{ from: '2026-12-02' as LocalDate, to: null }],
});

const dayNumbers = fc.integer({ min: 15_000, max: 30_000 });
const values = fc.oneof(fc.integer({ min: -20, max: 200 }), fc.double({ min: -1e12, max: 1e12, noNaN: true }));
const anySeries = fc
  .record({
    lived: fc.array(fc.tuple(dayNumbers, values), { minLength: 1, maxLength: 80 }),
    marks: fc.array(fc.tuple(dayNumbers, fc.constantFrom('step' as const, 'milestone' as const)), { maxLength: 20 }),
    baseline: values,
    target: values,
    deadline: dayNumbers,
    until: dayNumbers,
  })
  .filter(({ baseline, target }) => Math.abs(baseline - target) > 1e-6)
  .map(({ lived, marks, baseline, target, deadline, until }) =>
    aSeries({
      points: lived.toSorted(([one], [other]) => one - other).map(([on, value]) => ({ on: day(on), value })),
      marks: marks.map(([on, kind]) => ({ on: day(on), kind, title: 'x' })),
      holds: [{ from: day(Math.min(deadline, until)), to: null }],
      baseline,
      target,
      deadlineOn: day(deadline),
      untilOn: day(until),
    }),
  );

describe('axes', () => {
  test('hold everything, with a few ticks in order', () => {
    assertProperty(
      fc.property(anySeries, (series) => {
        for (const axis of [dayAxis(series), numberAxis(series)]) {
          expect(axis.max).toBeGreaterThan(axis.min);
          const places = axis.ticks.map(({ at }) => at);
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          expect(new Set(axis.ticks.map(({ label }) => label)).size).toBeGreaterThan(1);
          expect(places.length).toBeLessThanOrEqual(7);
        }
        const { min, max } = numberAxis(series);
        const slack = (max - min) * 1e-9;
        for (const value of [series.baseline, series.target, ...series.points.map((point) => point.value)]) {
          expect(value).toBeGreaterThanOrEqual(min - slack);
          expect(value).toBeLessThanOrEqual(max + slack);
        }
      }),
    );
  });

  test('have round numbers and dates that people read', () => {
    expect(numberAxis(full).ticks.map(({ label }) => label)).toEqual(['0', '1', '2', '3']);
    expect(numberAxis(aSeries({ target: 100 })).ticks.map(({ label }) => label)).toEqual([
      '0',
      '25',
      '50',
      '75',
      '100',
    ]);
    expect(numberAxis(aSeries({ baseline: 0.1, target: 0.3, points: [] })).ticks.map(({ label }) => label)).toEqual([
      '0.1',
      '0.15',
      '0.2',
      '0.25',
      '0.3',
    ]);
    expect(dayAxis(full).ticks[0]?.label).toBe('23 Nov 2026');
    expect(shortDate(0)).toBe('1 Jan 1970');
    expect([shortNumber(2.5), shortNumber(12_500), shortNumber(-1e12)]).toEqual(['2.5', '12.5K', '-1T']);
  });
});

describe('the picture', () => {
  test('has a place for everything, whatever the numbers', () => {
    assertProperty(
      fc.property(anySeries, (series) => {
        const svg = progressChart(series, 'talks');
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });

  test('tells apart by shape, not by colour alone', () => {
    const svg = progressChart(full, 'talks');
    for (const label of ['progress', 'target 3 talks', 'deadline 30 Jun 2027', 'milestone', 'step', 'on hold']) {
      expect(svg).toContain(`>${label}</text>`);
    }
    expect(new Set(svg.match(/stroke-dasharray="[^"]*"/g)).size).toBeGreaterThanOrEqual(3);
    expect(svg).toContain('url(#hold)');
    expect(progressChart(aSeries(), 'talks')).not.toMatch(/>(?:milestone|step|on hold)<\/text>/);
  });

  test('is drawn from any unit that people write', async () => {
    for (const { line } of Object.values(writings)) {
      const png = await rasterise(progressChart(full, line(40)));
      expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
    }
  });

  test('leaves out units for which the font has no letters, or that turn the line around', () => {
    expect(['talks', ' часы ', 'שעות', 'ώρες', '%', 'm²', 'cafe\u0301'].map(unitToDraw)).toEqual([
      'talks',
      'часы',
      'שעות',
      'ώρες',
      '%',
      'm²',
      'café',
    ]);
    expect(['講演', 'कार्यक्रम', '🧗', 'a\u202eb', 'a\u0000', '\ud800'].map(unitToDraw)).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(unitToDraw('a'.repeat(40))).toHaveLength(16);
    expect(progressChart(full, '<&>')).toContain('target 3 &lt;&amp;&gt;');
  });
});

describe('the message', () => {
  const parts = { mentorship: aMentorship(), namesMentorship: true, cardTs: '1.2' };

  test('says in words and in a table what the picture shows', () => {
    const message = chartMessage({ ...parts, goal: aGoal(), series: full });
    expectGoodBlocks(message.blocks);
    expect(message).toMatchObject({
      text: expect.stringContaining('Progress of Give three talks'),
      thread: { ts: '1.2', alsoInConversation: true },
      picture: {
        after: 1,
        alt: 'Line chart of the progress of “Give three talks”: from 0 talks on 23 November 2026 to 1 talks on 20 December 2026. Target: 3 talks by 30 June 2027. Milestones reached: 1. Times on hold: 1. The numbers stand in the table below.',
      },
    });
    const said = JSON.stringify(message.blocks);
    for (const words of ['◆ 1  First talk, 20 December 2026', 'One step ticked', 'On hold since 2 December 2026']) {
      expect(said).toContain(words);
    }
    expect(said).toContain('[[{"type":"raw_text","text":"Day"},{"type":"raw_text","text":"Progress"}]');
    expect(said).toContain('Visible to the two of you.');
  });

  test('keeps Slack’s limits with a long life and anything that people write', () => {
    const points = Array.from({ length: 400 }, (_, index) => ({ on: day(20_000 + index), value: index }));
    for (const { line } of Object.values(writings)) {
      const marks = Array.from({ length: 40 }, (_, index) => ({
        on: day(20_000 + index),
        kind: 'milestone' as const,
        title: line(150),
      }));
      const goal = aGoal({ title: line(200), unit: line(40) });
      const message = chartMessage({ ...parts, goal, series: aSeries({ points, marks }), cardTs: undefined });
      expectGoodBlocks(message.blocks);
      expect(message.picture?.alt.length).toBeLessThan(2000);
      expect(JSON.stringify(message.blocks)).toContain('375 earlier numbers');
      expect(message.thread).toBeUndefined();
    }
  });
});
