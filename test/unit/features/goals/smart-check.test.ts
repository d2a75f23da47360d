import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate, TimeZone } from '../../../../src/core/local-time.ts';
import { readGoalSentence } from '../../../../src/features/goals/rules/sentence.ts';
import type { Finding } from '../../../../src/features/goals/rules/smart-check/finding.ts';
import { smartCheck } from '../../../../src/features/goals/rules/smart-check/smart-check.ts';
import type { GoalDraft } from '../../../../src/features/goals/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { sentences } from './smart-sentences.ts';

const now = new Date('2026-11-23T12:00:00Z');
const around = { today: '2026-11-23' as LocalDate, endsOn: '2027-11-23' as LocalDate, othersInFocus: 1 };

/** As the form would hold it after `/goal <sentence>`. */
function checked(sentence: string, more: Partial<GoalDraft> = {}): Finding[] {
  const { target, unit, baseline = 0, ...read } = readGoalSentence(sentence, now, 'Europe/London' as TimeZone);
  const measure = target === undefined ? {} : { measure: 'number' as const, baseline, target, unit: unit ?? '' };
  return smartCheck({ ...read, ...measure, ...more }, around);
}

function heard(findings: readonly Finding[]): string {
  return findings.map(({ code, tone }) => (tone === 'hint' ? `?${code}` : code)).join(' ');
}

describe('what each sentence hears', () => {
  test.each(sentences.map((row) => [row.sentence, row.with, row.hears] as const))('%s', (sentence, more, hears) => {
    expect(heard(checked(sentence, more))).toBe(hears);
  });

  test('there are at least sixty', () =>
    expect(new Set(sentences.map((row) => row.sentence)).size).toBeGreaterThan(60));
});

test('a goal beyond the mentorship, and a fourth one in focus, are talked about', () => {
  const draft = { title: 'Give 3 talks', deadlineOn: '2027-06-30' as LocalDate };
  const found = smartCheck(draft, { ...around, endsOn: '2027-05-31' as LocalDate, othersInFocus: 3 });
  expect(heard(found)).toBe('specific number ?too_many ?no_means ?no_reason ?after_end');
  expect(heard(smartCheck(draft, { ...around, endsOn: null }))).toContain('deadline');
});

test.each([
  ['Get better at public speaking', 'Open two team demos myself'],
  ['Improve my English', 'Chair four meetings in English'],
  ['Grow my network', 'Have coffee with five people from other teams'],
  ['Focus on balance', 'Leave by six on four days a week'],
])('the example fits: %s', (sentence, example) => {
  expect(checked(sentence).find(({ code }) => code === 'vague')?.words).toContain(example);
});

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom('improve', 'and', 'learn', '3', '%', '<!channel>', '\u202e', 'be more', ';', '🧗', 'every'),
      {
        maxLength: 400,
      },
    )
    .map((words) => words.join(' ')),
);
const dates = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10) as LocalDate);
const drafts: fc.Arbitrary<Partial<GoalDraft>> = fc.record(
  {
    title: texts,
    frame: fc.constantFrom('smart', 'real'),
    evidence: texts,
    achievable: texts,
    relevant: texts,
    experimental: texts,
    aspirational: texts,
    learning: texts,
    horizon: fc.constantFrom('short', 'long'),
    deadlineOn: dates,
    measure: fc.constantFrom('yes_no', 'number'),
    baseline: fc.double(),
    target: fc.double(),
    unit: texts,
  },
  { requiredKeys: [] },
);
const surroundings = fc.record({ today: dates, endsOn: fc.option(dates), othersInFocus: fc.nat(200) });

test('whatever is written: every letter speaks, in the order of its frame, kindly or with hints, and briefly', () => {
  assertProperty(
    fc.property(drafts, surroundings, (draft, where) => {
      const found = smartCheck(draft, where);
      const letters = found.map(({ letter }) => letter).filter((each, at, all) => each !== all[at - 1]);
      expect(letters.join('')).toBe(draft.frame === 'real' ? 'REALT' : 'SMART');
      for (const { letter, tone, words } of found) {
        const ofLetter = found.filter((other) => other.letter === letter);
        expect(tone === 'hint' || ofLetter.length === 1).toBe(true);
        expect(words.split(/\s+/).length).toBeLessThanOrEqual(30);
        expect(words).not.toMatch(/wrong|bad|fail|must|should|never|!/i);
      }
      expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
      expect(smartCheck(draft, where)).toEqual(found);
    }),
    { numRuns: 500 },
  );
});
