import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { likeness, mostAlike, significantWords } from '../../../../src/features/obstacles/rules/resemblance.ts';
import { assertProperty } from '../../../support/property.ts';

const alike: [string, string][] = [
  ['I lose my thread in large meetings', 'Losing the thread whenever a meeting is large'],
  ['Nobody reviews my pull requests', 'My pull requests wait for days, nobody reviewed the last three'],
  ['I am afraid of speaking to the whole board', 'Speaking in front of the board scares me'],
  ['Nerves', 'nerves!'],
  ['My manager cancels our weekly talk', 'Again my manager cancelled the weekly talk because of a release'],
  ['No time for writing on weekdays', 'Writing gets no slot on weekdays'],
  ['Café réunion trop longue', 'cafe reunion tres longue'],
  ['Мне трудно говорить перед группой', 'Говорить перед большой группой страшно'],
  ['The client’s feedback comes too late', "client's feedback arrives late"],
];

const different: [string, string][] = [
  ['I lose my thread in large meetings', 'Nobody reviews my pull requests'],
  ['I do not have the time', 'You never have the time for this'],
  ['Nerves', 'My nerves before the first talk with the board'],
  ['Meetings eat my mornings', 'Two people left the team and meetings with their clients fell to me last quarter'],
  ['I cannot say no', 'I cannot sleep'],
  ['', ''],
  ['and the of', 'and the of'],
  ['🧗🧗', '🧗🧗'],
];

describe('obstacles that are like one another', () => {
  test.each(alike)('%s ~ %s', (one, other) => {
    expect(likeness(one, other)).toBeGreaterThan(0);
  });

  test.each(different)('%s ≁ %s', (one, other) => {
    expect(likeness(one, other)).toBe(0);
  });

  test('of several the one most alike, of equals the first', () => {
    const among = [
      'No sleep',
      'The thread of a talk',
      'I lose my thread in large meetings',
      'Large meetings, lost thread',
    ];
    const found = mostAlike(
      'My thread is lost in a large meeting',
      among.map((challenge) => ({ challenge })),
    );
    expect(found?.challenge).toBe('Large meetings, lost thread');
    const twins = [1, 2].map((id) => ({ id, challenge: 'Large meetings' }));
    expect(mostAlike('large meeting', twins)?.id).toBe(1);
    expect(mostAlike('Something else entirely', [])).toBeUndefined();
  });

  test('whatever people write: both ways the same, and never more than the same words', () => {
    assertProperty(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const score = likeness(one, other);
        expect(score).toBe(likeness(other, one));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(likeness(one, one)).toBe(significantWords(one).size === 0 ? 0 : 1);
      }),
    );
  });
});
