import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FieldRefusals, Refusal } from '../../../../src/core/errors.ts';
import type { TimeZone } from '../../../../src/core/local-time.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import type { FinishFields } from '../../../../src/features/together/inputs.ts';
import {
  mostSteps,
  readNewSteps,
  readPlan,
  readWords,
  tickChanges,
} from '../../../../src/features/together/rules/draft.ts';
import { isOpen, rights, whyNot } from '../../../../src/features/together/rules/rights.ts';
import type { UndertakingStatus, UndertakingVerb } from '../../../../src/features/together/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { aMentorship, now } from '../made.ts';

const verbs = Object.keys(rights) as UndertakingVerb[];
/** To both of the two the same. */
const refusalOf = (verb: UndertakingVerb, status: UndertakingStatus, role: Role = 'mentee') =>
  whyNot(verb, { status, title: 'Teach a class' }, role, aMentorship());

const statuses: readonly UndertakingStatus[] = ['planned', 'under_way', 'done', 'let_go'];

describe('the states', () => {
  test.each<[UndertakingStatus, UndertakingVerb[]]>([
    ['planned', ['start', 'edit', 'change_steps', 'let_go']],
    ['under_way', ['edit', 'change_steps', 'finish', 'let_go']],
    ['done', ['learn']],
    ['let_go', []],
  ])('what is %s', (status, can) => {
    expect(verbs.filter((verb) => !refusalOf(verb, status))).toEqual(can);
    expect(verbs.filter((verb) => !refusalOf(verb, status, 'mentor'))).toEqual(can);
  });

  test('no sequence of verbs reaches a state by a way that is not in the table, or leaves an end', () => {
    assertProperty(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 20 }), (tried) => {
        let status: UndertakingStatus = 'planned';
        const life: UndertakingStatus[] = [status];
        for (const verb of tried) {
          if (refusalOf(verb, status)) continue;
          status = rights[verb].to ?? status;
          if (life.at(-1) !== status) life.push(status);
        }
        const lives = [
          'planned',
          'planned,under_way',
          'planned,under_way,done',
          'planned,under_way,let_go',
          'planned,let_go',
        ];
        expect(lives).toContain(life.join());
        expect(isOpen({ status })).toBe(!['done', 'let_go'].includes(status));
      }),
    );
  });

  test('a refusal names it and where it stands', () => {
    for (const status of statuses) {
      for (const verb of verbs) {
        const refusal = refusalOf(verb, status);
        if (refusal) expect(refusal.sentence).toMatch(/^“Teach a class” (is|was) .*so nothing was changed/);
      }
    }
  });
});

describe('a plan', () => {
  test('needs a title, and says all that is wrong at once', () => {
    expect(readPlan({ title: '  A\n class ', whatFor: undefined })).toEqual({ title: 'A class', whatFor: '' });
    try {
      readPlan({ title: ' ', whatFor: 'x'.repeat(1001) });
      throw new Error('taken');
    } catch (error) {
      expect(error).toBeInstanceOf(FieldRefusals);
      expect(Object.keys((error as FieldRefusals).sentences)).toEqual(['title', 'whatFor']);
    }
  });

  test('words are asked for where they are needed', () => {
    expect(readWords<FinishFields>(' a ', 'outcome', 'Say.')).toBe('a');
    expect(readWords<FinishFields>(undefined, 'learned', undefined)).toBe('');
    expect(() => readWords<FinishFields>(' ', 'outcome', 'Say.')).toThrow(Refusal);
    expect(() => readWords<FinishFields>('x'.repeat(1001), 'learned', undefined)).toThrow(Refusal);
  });

  test('steps are read one a line, none is fine, and thirty are enough', () => {
    const read = (text: string | undefined, there = 0) => readNewSteps(text, there, now, 'Asia/Kathmandu' as TimeZone);
    expect(read(undefined)).toEqual([]);
    expect(read(' \n\n')).toEqual([]);
    expect(read('Ask Ana by 3 December\n\n* Teach it')).toEqual([
      { title: 'Ask Ana', dueOn: '2026-12-03' },
      { title: 'Teach it', dueOn: null },
    ]);
    expect(read('a\n'.repeat(mostSteps))).toHaveLength(mostSteps);
    expect(() => read('a\n', mostSteps)).toThrow(Refusal);
    assertProperty(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, there) => {
        try {
          expect(read(text, there).length + there).toBeLessThanOrEqual(Math.max(there, mostSteps));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect((error as Refusal).field).toBe('steps');
        }
      }),
    );
  });
});

test('a form ticks what was ticked in it, and leaves alone what it did not show', () => {
  const some = fc.uniqueArray(fc.nat(40), { maxLength: 30 });
  assertProperty(
    fc.property(some, some, some, some, (positions, tickedBefore, chosen, tickedMeanwhile) => {
      const ticked = tickedBefore.filter((each) => positions.includes(each));
      const { tick, untick } = tickChanges({ positions, ticked }, chosen);
      const after = new Set([...ticked, ...tickedMeanwhile, ...tick].filter((each) => !untick.includes(each)));
      for (const each of positions) {
        const touched = chosen.includes(each) !== ticked.includes(each);
        expect(after.has(each)).toBe(
          touched ? chosen.includes(each) : ticked.includes(each) || tickedMeanwhile.includes(each),
        );
      }
      expect([...tick, ...untick].every((each) => positions.includes(each))).toBe(true);
    }),
  );
});
