import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { planReturn, planTimeOff, type TimeOffChange } from '../../../../src/features/availability/rules/time-off.ts';
import type { TimeOffId } from '../../../../src/features/availability/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { dateAfter } from '../../core/wall-clock.ts';

const day = (distance: number) => dateAfter('2026-11-01', distance);
const span = (id: number, first: number, back: number | null) => ({
  id: String(id) as TimeOffId,
  firstOn: day(first),
  backOn: back === null ? null : day(back),
});
type Span = ReturnType<typeof span>;

/** What is left of them. */
function remaining(spans: readonly Span[], { cut, ended }: TimeOffChange): Span[] {
  return spans
    .filter(({ id }) => !ended.includes(id))
    .map((each) => ({ ...each, backOn: cut.find(({ id }) => id === each.id)?.backOn ?? each.backOn }));
}
const holds = (spans: readonly Pick<Span, 'firstOn' | 'backOn'>[], date: LocalDate) =>
  spans.some(({ firstOn, backOn }) => firstOn <= date && (backOn === null || date < backOn));

const aSpan = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 1, max: 30 }), { freq: 6 }))
  .map(([first, days]) => ({ first, back: days === null ? null : first + days }));
const spans = fc
  .array(aSpan, { maxLength: 4 })
  .map((all) => all.map(({ first, back }, index) => span(index, first, back)));

describe('time off', () => {
  test('that is taken changes no day that lies before it, or behind its end where nothing met it', () => {
    assertProperty(
      fc.property(spans, aSpan, (existing, { first, back }) => {
        const taken = { firstOn: day(first), backOn: back === null ? null : day(back) };
        const now = [...remaining(existing, planTimeOff(existing, taken)), taken];
        for (let distance = -1; distance < 100; distance++) {
          const date = day(distance);
          if (date < taken.firstOn) expect([date, holds(now, date)]).toEqual([date, holds(existing, date)]);
          else if (holds([taken], date)) expect(holds(now, date)).toBe(true);
        }
        for (const each of existing) {
          const isApart = each.backOn !== null && each.backOn <= taken.firstOn;
          const isLater = taken.backOn !== null && each.firstOn >= taken.backOn;
          if (isApart || isLater) expect(now).toContainEqual(each);
        }
        for (const { firstOn, backOn } of now) expect(backOn === null || backOn > firstOn).toBe(true);
      }),
    );
  });

  test('ends with the return: today counts again, what was before it stays, and what is planned for later too', () => {
    assertProperty(
      fc.property(spans, fc.integer({ min: 0, max: 70 }), (existing, distance) => {
        const today = day(distance);
        const left = remaining(existing, planReturn(existing, today));
        expect(holds(left, today)).toBe(false);
        const wasOff = holds(existing, today);
        for (const each of existing) {
          if (wasOff && each.firstOn > today) expect(left).toContainEqual(each);
          if (each.firstOn < today) expect(holds(left, each.firstOn)).toBe(true);
        }
      }),
    );
  });

  test('with none at present, calls off the next one alone', () => {
    const planned = [span(1, 20, 25), span(2, 10, 12), span(3, 0, 5)];
    expect(planReturn(planned, day(6))).toEqual({ cut: [], ended: ['2'] });
    expect(planReturn([span(3, 0, 5)], day(6))).toEqual({ cut: [], ended: [] });
  });

  test('said again corrects what was said', () => {
    expect(planTimeOff([span(1, 10, 20)], { firstOn: day(10), backOn: day(15) })).toEqual({ cut: [], ended: ['1'] });
    expect(planTimeOff([span(1, 5, 20)], { firstOn: day(10), backOn: day(15) })).toEqual({
      cut: [{ id: '1', backOn: day(10) }],
      ended: [],
    });
  });
});
