import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FieldRefusals } from '../../../../src/core/errors.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import {
  changedParts,
  longestPart,
  newLines,
  planLines,
  readParts,
  writersOf,
} from '../../../../src/features/obstacles/rules/parts.ts';
import { isOpen, rights, whyNot } from '../../../../src/features/obstacles/rules/rights.ts';
import type { ObstacleRevision, ObstacleStatus, ObstacleVerb } from '../../../../src/features/obstacles/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { aMentorship, anObstacle, anObstacleRevision, menteeId, mentorId, now } from '../made.ts';

const statuses = ['raised', 'planned', 'closed'] as const satisfies readonly ObstacleStatus[];
const roles = ['mentor', 'mentee'] as const satisfies readonly Role[];
const open: readonly ObstacleStatus[] = ['raised', 'planned'];

/** Written out, so that a change of the table is a decision. */
const may: Readonly<Record<ObstacleVerb, Readonly<Record<Role, readonly ObstacleStatus[]>>>> = {
  view: { mentor: open, mentee: [] },
  plan: { mentor: open, mentee: open },
  close: { mentor: open, mentee: open },
  reflect: { mentor: ['closed'], mentee: ['closed'] },
};
const verbs = Object.keys(may) as ObstacleVerb[];
const cases = verbs.flatMap((verb) => roles.flatMap((role) => statuses.map((status) => [verb, role, status] as const)));

describe('who may do what to an obstacle', () => {
  test('every verb is in the table', () => {
    expect(Object.keys(rights).sort()).toEqual([...verbs].sort());
  });

  test.each(cases)('%s by the %s from %s', (verb, role, status) => {
    const refusal = whyNot(verb, anObstacle({ status, challenge: 'Private words' }), role, aMentorship());
    if (may[verb][role].includes(status)) {
      expect(refusal).toBeUndefined();
    } else {
      expect(refusal?.sentence).toMatch(may[verb][role].length === 0 ? /^Only Ana can/ : /closed already|still open/);
      expect(`${refusal?.message} ${refusal?.sentence}`).not.toContain('Private');
    }
  });
});

test('no sequence of acts reaches an illegal state or loses what was written; the history gives the present state', () => {
  const act = fc.record({
    verb: fc.constantFrom(...verbs),
    role: fc.constantFrom(...roles),
    words: fc.string({ minLength: 1 }),
  });
  assertProperty(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let obstacle = anObstacle();
      const history: ObstacleRevision[] = [
        anObstacleRevision({ number: 1, kind: 'raised', parts: { challenge: obstacle.challenge }, personId: menteeId }),
      ];
      for (const { verb, role, words } of acts) {
        if (whyNot(verb, obstacle, role, aMentorship())) continue;
        const { to, kind, writes } = rights[verb];
        const parts = Object.fromEntries(writes.map((name) => [name, words]));
        obstacle = { ...obstacle, ...parts, status: to ?? obstacle.status, revision: obstacle.revision + 1 };
        const personId = role === 'mentor' ? mentorId : menteeId;
        history.push(anObstacleRevision({ number: obstacle.revision, kind, parts, personId }));
      }
      const { status, view, plan, lesson } = obstacle;
      if (status === 'raised') expect(plan).toBe('');
      if (status === 'planned') expect(plan).not.toBe('');
      expect(status === 'closed').toBe(lesson !== '');
      expect(isOpen(obstacle)).toBe(status !== 'closed');
      const replayed = Object.assign({}, ...history.map(({ parts }) => parts));
      expect(changedParts(obstacle, replayed)).toEqual({});
      // Of the mentor's view the mentor is the writer, always.
      expect(writersOf(history).view?.personId).toBe(view === '' ? undefined : mentorId);
      expect(history.filter(({ kind }) => kind === 'closed').length).toBeLessThanOrEqual(1);
    }),
  );
});

describe('the parts', () => {
  test('are read with all that is wrong at once, each under its field', () => {
    const long = 'x'.repeat(longestPart + 1);
    const read = () => readParts(['reflection', 'lesson', 'plan'], { reflection: long, lesson: '   ', plan: '   ' });
    expect(read).toThrow(FieldRefusals);
    try {
      read();
    } catch (error) {
      expect(Object.keys((error as FieldRefusals).sentences)).toEqual(['reflection', 'lesson', 'plan']);
    }
    expect(readParts(['reflection', 'lesson'], { reflection: undefined, lesson: ' Slow down. ' })).toEqual({
      reflection: '',
      lesson: 'Slow down.',
    });
  });

  test('remember who wrote each of them last, in whatever order they are asked', () => {
    const later = new Date(now.getTime() + 1000);
    const revisions = [
      anObstacleRevision({ number: 3, kind: 'reflected', parts: { lesson: 'b' }, personId: mentorId, at: later }),
      anObstacleRevision({ number: 2, kind: 'closed', parts: { lesson: 'a', reflection: '' }, personId: menteeId }),
    ];
    const writers = { lesson: { personId: mentorId, at: later }, reflection: { personId: menteeId, at: now } };
    expect(writersOf(revisions)).toEqual(writers);
    expect(writersOf([...revisions].reverse())).toEqual(writers);
  });

  test('of a plan that is saved again only the new lines become steps, each once', () => {
    expect(planLines('a\n\n  b  \r\nc')).toEqual(['a', 'b', 'c']);
    expect(newLines('a\nb\nb\nc', ['a'])).toEqual(['b', 'c']);
    expect(newLines('a', ['a'])).toEqual([]);
  });
});
