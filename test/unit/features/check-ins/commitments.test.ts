import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TimeZone } from '../../../../src/core/local-time.ts';
import { stepsOfCommitment } from '../../../../src/features/check-ins/rules/commitments.ts';
import { assertProperty } from '../../../support/property.ts';

const now = new Date('2026-11-24T04:15:00Z');
const read = (words: string) => stepsOfCommitment(words, 'mentor', now, 'Asia/Kathmandu' as TimeZone);

describe('what was said, as steps', () => {
  test.each([
    ['one line', 'I listen to a rehearsal', [['I listen to a rehearsal', null]]],
    ['a day in it', 'I listen on 30 November', [['I listen on 30 November', '2026-11-30']]],
    ['a day that has passed says nothing', 'As on 20 November 2026', [['As on 20 November 2026', null]]],
    [
      'a list',
      '- Book a room\n\n• Ask Kim\n',
      [
        ['Book a room', null],
        ['Ask Kim', null],
      ],
    ],
    ['only blanks', ' \n ', []],
  ])('%s', (_what, words, steps) => {
    expect(read(words).map(({ title, dueOn }) => [title, dueOn])).toEqual(steps);
  });

  test('words that are too long for a title are cut at a word', () => {
    const [step] = read('listen '.repeat(60));
    expect(step?.title).toMatch(/^listen .* listen…$/);
    expect(step?.title.length).toBeLessThanOrEqual(150);
  });

  test('whatever was said, each line that says something makes a step that can be kept', () => {
    assertProperty(
      fc.property(fc.string({ maxLength: 2000, unit: 'grapheme' }), (words) => {
        const steps = read(words);
        const said = words.split('\n').filter((line) => /[^\s•*-]/u.test(line));
        expect(steps.length).toBeGreaterThanOrEqual(said.length);
        for (const { title, assignee } of steps) {
          expect(title.length).toBeGreaterThan(0);
          expect(title.length).toBeLessThanOrEqual(150);
          expect(assignee).toBe('mentor');
        }
      }),
    );
  });
});
