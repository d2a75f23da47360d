import { expect, test } from '@jest/globals';
import { nothingBefore } from '../../../../src/features/check-ins/rules/last-time.ts';
import { canSee } from '../../../../src/features/check-ins/rules/reveal.ts';
import type { Answer, Reveal } from '../../../../src/features/check-ins/types.ts';
import { summaryMessage } from '../../../../src/features/check-ins/views/summary.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import { aCheckIn, aMentorship, menteeAnswer, mentorAnswer, today } from '../made.ts';

test.each<[Reveal, Role, Role | 'both', Role[], boolean]>([
  ['at_once', 'mentee', 'mentor', ['mentee'], true],
  ['at_once', 'mentee', 'both', ['mentee'], true],
  ['when_both', 'mentee', 'mentee', ['mentee'], true],
  ['when_both', 'mentee', 'mentor', ['mentee'], false],
  ['when_both', 'mentor', 'mentee', ['mentor'], false],
  ['when_both', 'mentee', 'both', ['mentee'], false],
  ['when_both', 'mentee', 'mentor', ['mentee', 'mentor'], true],
  ['when_both', 'mentor', 'both', ['mentee', 'mentor'], true],
])('%s: the answer of the %s, read by the %s, when %j have answered: %s', (reveal, author, viewer, answered, seen) => {
  expect(canSee(reveal, author, viewer, answered)).toBe(seen);
});

test('a summary with one answer, where both are shown together, tells nothing of it, in the agenda neither', () => {
  const shown = (reveal: Reveal, answers: readonly Answer[]) =>
    JSON.stringify(
      summaryMessage({
        checkIn: aCheckIn({ reveal }),
        mentorship: aMentorship(),
        focus: [],
        obstacles: [],
        participations: [],
        decisions: [],
        lastTime: nothingBefore,
        made: [],
        talks: [],
        answers,
        today,
        promptTs: '1.1',
        isNewest: true,
      }).blocks,
    );
  const one = [menteeAnswer({ moved: 'A draft', need: 'A reader', in_the_way: 'Noise' })];
  expect(shown('when_both', one)).toContain('has answered; it is shown when Ana has answered too.');
  expect(shown('when_both', one)).not.toMatch(/A draft|A reader|Noise|Keep as an obstacle/);
  expect(shown('when_both', [...one, mentorAnswer()])).toContain('A draft');
  expect(shown('at_once', one)).toContain('A draft');
});
