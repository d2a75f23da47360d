import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  askedOfRole,
  defaultSet,
  mostEachTime,
  mostRotating,
  nextPosition,
  requireOthers,
  requireRoom,
  swapped,
} from '../../../../src/features/questions/rules/arrange.ts';
import { defaultQuestions, questionsFor } from '../../../../src/features/questions/rules/question-set.ts';
import type { KeptQuestion, QuestionId } from '../../../../src/features/questions/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { now, uuid } from '../made.ts';
import { aQuestion } from './made-questions.ts';

const numbered = (count: number, change: Partial<KeptQuestion> = {}, from = 1) =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return aQuestion({ id: uuid<QuestionId>(number), label: `Question ${number}`, position: number, ...change });
  });
const idsOf = (set: readonly KeptQuestion[]) => askedOfRole(set, 'mentee').map(({ id }) => id);

/** The set after these changed their places. */
function applied(set: readonly KeptQuestion[], changes: ReturnType<typeof swapped>): KeptQuestion[] {
  return set.map((each) => ({ ...each, ...changes.find(({ id }) => id === each.id) }));
}

test('the first set is what Cairn starts with, each role from 1 on', () => {
  const set = defaultSet();
  for (const role of ['mentee', 'mentor'] as const) {
    const own = askedOfRole(set, role);
    expect(own.map(({ id }) => id)).toEqual(defaultQuestions.filter((each) => each.role === role).map(({ id }) => id));
    expect(own.map(({ position }) => position)).toEqual(own.map((_, index) => index + 1));
    expect(nextPosition(set, role)).toBe(own.length + 1);
  }
});

describe('room', () => {
  test('is for eight each time and twelve that rotate, of each role', () => {
    const full = numbered(mostEachTime);
    expect(() => requireRoom(full, { role: 'mentee', rotates: false })).toThrow('too_many_questions');
    expect(() => requireRoom(full, { role: 'mentee', rotates: true })).not.toThrow();
    expect(() => requireRoom(full, { role: 'mentor', rotates: false })).not.toThrow();
    const [first, ...rest] = full;
    expect(() =>
      requireRoom([{ ...first, retiredAt: now, position: null } as KeptQuestion, ...rest], {
        role: 'mentee',
        rotates: false,
      }),
    ).not.toThrow();
    const turning = numbered(mostRotating, { rotates: true });
    expect(() => requireRoom(turning, { role: 'mentee', rotates: true })).toThrow('too_many_questions');
  });

  test('one question of each role remains', () => {
    const [one, two] = numbered(2) as [KeptQuestion, KeptQuestion];
    expect(() => requireOthers([one, { ...two, retiredAt: now, position: null }], one)).toThrow('last_question');
    expect(() => requireOthers([one, { ...two, role: 'mentor' }], one)).toThrow('last_question');
    expect(() => requireOthers([one, two], one)).not.toThrow();
  });
});

describe('moving', () => {
  test('changes places with the neighbour, and a second press of the same button moves nothing', () => {
    const set = numbered(3);
    const [a, b, c] = idsOf(set) as [QuestionId, QuestionId, QuestionId];
    const up = applied(set, swapped(set, b, a, 'up'));
    expect(idsOf(up)).toEqual([b, a, c]);
    expect(swapped(up, b, a, 'up')).toEqual([]);
    expect(idsOf(applied(set, swapped(set, b, c, 'down')))).toEqual([a, c, b]);
    expect(swapped(set, a, c, 'down')).toEqual([]);
    expect(swapped(set, a, uuid(99), 'up')).toEqual([]);
    expect(swapped(set, uuid(99), a, 'up')).toEqual([]);
  });

  test('whatever is moved and retired, each place is taken once and nobody else moves', () => {
    const move = fc.record({
      from: fc.nat(11),
      past: fc.nat(11),
      way: fc.constantFrom('up' as const, 'down' as const),
    });
    assertProperty(
      fc.property(fc.array(move, { maxLength: 30 }), fc.subarray([0, 1, 2, 3, 4, 5]), (moves, retired) => {
        let set = [...numbered(6), ...numbered(6, { role: 'mentor' }, 7)].map((each, index) =>
          retired.includes(index) ? { ...each, retiredAt: now, position: null } : each,
        );
        const before = idsOf(set).length;
        for (const { from, past, way } of moves) {
          const ids = set.map(({ id }) => id);
          set = applied(set, swapped(set, ids[from] as QuestionId, ids[past] as QuestionId, way));
        }
        expect(idsOf(set)).toHaveLength(before);
        for (const role of ['mentee', 'mentor'] as const) {
          const places = askedOfRole(set, role).map(({ position }) => position);
          expect(new Set(places).size).toBe(places.length);
        }
      }),
    );
  });
});

test('of the questions that rotate each comes in turn, wherever they stand', () => {
  assertProperty(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), (rotates) => {
      const set = numbered(rotates.length).map((each, index) => ({ ...each, rotates: rotates[index] === true }));
      const turning = set.filter((each) => each.rotates);
      const round = Math.max(1, turning.length);
      const came = Array.from({ length: round }, (_, index) => questionsFor(set, 'mentee', index + 1));
      for (const asked of came) {
        expect(asked.filter((each) => !each.rotates)).toHaveLength(set.length - turning.length);
        expect(asked.length).toBeGreaterThan(0);
      }
      expect(new Set(came.flat().map(({ id }) => id)).size).toBe(set.length);
      expect(questionsFor(set, 'mentee', round + 1)).toEqual(came[0]);
    }),
  );
});
