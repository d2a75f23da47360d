import { expect, test } from '@jest/globals';
import { canSee, type Reveal } from '../../../../src/features/check-ins/rules/reveal.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';

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
