import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { longestAnswer, reflectionWords } from '../../../../src/features/goals/rules/reflection.ts';
import { smartCheck } from '../../../../src/features/goals/rules/smart-check/smart-check.ts';
import { templateDraft, templates } from '../../../../src/features/goals/rules/templates.ts';
import { longestNote } from '../../../../src/features/journal/rules/notes.ts';
import { assertProperty } from '../../../support/property.ts';

const today = '2026-11-23' as LocalDate;

test.each(templates.map(({ name }) => name))('the SMART check has nothing to add to the template %s', (name) => {
  const found = smartCheck(templateDraft(name, today), { today, endsOn: null, othersInFocus: 0 });
  expect(found.filter(({ tone }) => tone === 'hint')).toEqual([]);
});

test('a reflection fits into one note, and is empty where nothing was answered', () => {
  const answer = fc.option(fc.string({ unit: 'binary', maxLength: 2 * longestAnswer }), { nil: undefined });
  assertProperty(
    fc.property(fc.record({ gaps: answer, ahead: answer, today: answer, strengths: answer }), (answers) => {
      const words = reflectionWords(answers);
      expect(words.length).toBeLessThanOrEqual(longestNote);
      expect(words === '').toBe(Object.values(answers).every((each) => !each?.trim()));
    }),
  );
});
