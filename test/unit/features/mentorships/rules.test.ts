import { describe, expect, test } from '@jest/globals';
import type { PersonId } from '../../../../src/core/ids.ts';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { pairInWords, partnerOf, roleOf, whyNotPair } from '../../../../src/features/mentorships/rules.ts';
import type { Person } from '../../../../src/features/people/types.ts';
import { aMentorship, aPerson, menteeId, mentorId, today } from '../made.ts';

describe('whether two can become a pair', () => {
  const mentor = aPerson();
  const mentee = aPerson({ id: menteeId, name: 'Ben' });
  const why = (change: Partial<Parameters<typeof whyNotPair>[0]> = {}) =>
    whyNotPair({ mentor, mentee, startsOn: today, endsOn: null, ...change });

  test('they can, either way round, with an end or without', () => {
    expect(why()).toBeUndefined();
    expect(why({ mentor: mentee, mentee: mentor })).toBeUndefined();
    expect(why({ endsOn: '2026-11-23' as LocalDate })).toBeUndefined();
  });

  test.each<[string, Partial<Person>, string]>([
    ['an app', { isBot: true }, 'is_bot'],
    ['somebody deactivated', { isDeactivated: true }, 'is_deactivated'],
    ['somebody external', { isExternal: true }, 'is_external'],
  ])('not with %s, as mentor or as mentee; the sentence names them', (_name, change, code) => {
    expect(why({ mentor: { ...mentor, ...change } })).toMatchObject({ code });
    expect(why({ mentee: { ...mentee, ...change } })).toMatchObject({ code });
    expect(why({ mentee: { ...mentee, ...change } })?.sentence).toContain('Ben');
  });

  test('not with oneself, and not for a period that is over before it begins', () => {
    expect(why({ mentee: mentor })?.code).toBe('same_person');
    expect(why({ endsOn: today })?.code).toBe('ends_before_start');
    expect(why({ endsOn: '2026-11-21' as LocalDate })?.sentence).toContain('21 November 2026');
  });
});

test('who is who in a mentorship', () => {
  const mentorship = aMentorship();
  expect(roleOf(mentorship, mentorId)).toBe('mentor');
  expect(roleOf(mentorship, menteeId)).toBe('mentee');
  expect(roleOf(mentorship, 'U9' as PersonId)).toBeUndefined();
  expect(partnerOf(mentorship, mentorId).name).toBe('Ben');
  expect(partnerOf(mentorship, menteeId).name).toBe('Ana');
  expect(pairInWords(mentorship)).toBe('Ana mentors Ben');
});
