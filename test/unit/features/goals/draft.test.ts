import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FieldRefusals } from '../../../../src/core/errors.ts';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { goalFieldSet } from '../../../../src/features/goals/inputs/goal-fields.ts';
import {
  changesBetween,
  measureInWords,
  readGoalDraft,
  readNumber,
} from '../../../../src/features/goals/rules/draft.ts';
import { statusAfter } from '../../../../src/features/goals/rules/rights.ts';
import type { Change } from '../../../../src/features/goals/types.ts';
import type { Fields } from '../../../../src/slack/fields.ts';
import { readValues } from '../../../../src/slack/forms.ts';
import { assertProperty } from '../../../support/property.ts';
import { aGoal, today } from '../made.ts';

function afterEdit(status: 'proposed' | 'agreed', changes: readonly Change[]) {
  return statusAfter(
    'edit',
    { status, heldFrom: null },
    changes.map(({ field }) => field),
  );
}

const good: Fields = {
  title: 'Give three talks',
  evidence: 'Two people used it',
  achievable: 'Fridays are free',
  relevant: 'To be asked early',
  deadline: '2027-06-30',
  horizon: 'long',
  measure: 'number',
  baseline: '0',
  target: '3',
  unit: 'talks',
};

/** As the form gives them. */
function readDraft(fields: Fields) {
  return readGoalDraft(readValues(goalFieldSet, fields), today);
}

function problemsOf(change: Fields): Readonly<Record<string, string>> {
  try {
    readDraft({ ...good, ...change });
  } catch (error) {
    if (error instanceof FieldRefusals) return error.sentences;
    throw error;
  }
  return {};
}

describe('a goal as it comes from the form', () => {
  test('is read', () => {
    expect(readDraft(good)).toEqual({
      title: 'Give three talks',
      evidence: 'Two people used it',
      achievable: 'Fridays are free',
      relevant: 'To be asked early',
      frame: 'smart',
      experimental: '',
      aspirational: '',
      learning: '',
      deadlineOn: '2027-06-30',
      horizon: 'long',
      measure: 'number',
      baseline: 0,
      target: 3,
      unit: 'talks',
    });
  });

  test('needs a title and a deadline only; a yes/no goal runs from 0 to 100 %', () => {
    expect(readDraft({ title: 'Lead', deadline: '2026-11-22', baseline: '7' })).toEqual({
      title: 'Lead',
      evidence: '',
      achievable: '',
      relevant: '',
      frame: 'smart',
      experimental: '',
      aspirational: '',
      learning: '',
      deadlineOn: '2026-11-22',
      horizon: 'short',
      measure: 'yes_no',
      baseline: 0,
      target: 100,
      unit: '%',
    });
  });

  test.each<[string, Fields, string[]]>([
    ['no title', { title: undefined }, ['title']],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, ['title']],
    ['no deadline', { deadline: undefined }, ['deadline']],
    ['a deadline that is none', { deadline: '2027-02-30' }, ['deadline']],
    ['a deadline in other words', { deadline: 'tomorrow' }, ['deadline']],
    ['a deadline that has passed', { deadline: '2026-11-21' }, ['deadline']],
    ['too many words as evidence', { evidence: 'x'.repeat(1001) }, ['evidence']],
    ['too many words on what makes it possible', { achievable: 'x'.repeat(1001) }, ['achievable']],
    ['too many words on why it matters', { relevant: 'x'.repeat(1001) }, ['relevant']],
    ['a long unit', { unit: 'x'.repeat(41) }, ['unit']],
    ['no baseline', { baseline: undefined }, ['baseline']],
    ['no target', { target: undefined }, ['target']],
    ['a baseline that is no number', { baseline: 'NaN' }, ['baseline']],
    ['an endless target', { target: 'Infinity' }, ['target']],
    ['a target beyond numbers', { target: '1e999' }, ['target']],
    ['a target beyond counting', { target: '1000000000001' }, ['target']],
    ['a baseline beyond counting', { baseline: '-1e13' }, ['baseline']],
    ['two commas', { target: '1,234,5' }, ['target']],
    ['a target that equals the baseline', { baseline: '3', target: '3.0' }, ['target']],
    ['zero and minus zero', { baseline: '-0', target: '0' }, ['target']],
    [
      'a yes/no goal, forged',
      { measure: 'yes_no', title: 'x'.repeat(3000), unit: 'x'.repeat(3000) },
      ['measure', 'title', 'unit'],
    ],
    ['a target, and yes or no', { measure: 'yes_no' }, ['measure']],
  ])('%s is said under the field', (_name, change, fields) => {
    expect(Object.keys(problemsOf(change)).sort()).toEqual(fields);
  });

  test('everything that is wrong is said at once', () => {
    const long = 'x'.repeat(3000);
    const problems = problemsOf({
      title: undefined,
      evidence: long,
      achievable: long,
      relevant: long,
      deadline: '2020-01-01',
      baseline: 'abc',
      target: '1e999',
      unit: long,
    });
    expect(Object.keys(problems).sort()).toEqual(
      ['title', 'evidence', 'achievable', 'relevant', 'deadline', 'baseline', 'target', 'unit'].sort(),
    );
    expect(problems['deadline']).toContain('1 January 2020');
    expect(problems['evidence']).toContain('3000');
  });

  test('the longest allowed words and the last allowed day are taken', () => {
    const most = { title: 'x'.repeat(200), evidence: 'x'.repeat(1000), unit: 'x'.repeat(40), deadline: today };
    expect(problemsOf(most)).toEqual({});
  });
});

test.each([
  ['1,5', 1.5],
  ['1,000', 1000],
  ['-12,345,678.5', -12_345_678.5],
  ['1,0000', 1],
  ['1.5', 1.5],
  ['-3', -3],
  [' 7 ', 7],
  ['0', 0],
  ['1e3', 1000],
  ['1000000000000', 1e12],
  ['', undefined],
  ['  ', undefined],
  [undefined, undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['-Infinity', undefined],
  ['1e999', undefined],
  ['five', undefined],
  ['5 talks', undefined],
  ['1.234,5', undefined],
])('the number %j is %s', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test('a number that is read can be counted with, whatever was forged', () => {
  assertProperty(
    fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String)), (text) => {
      const number = readNumber(text);
      if (number === undefined) return;
      expect(Number.isFinite(number)).toBe(true);
      expect(Math.abs(number)).toBeLessThanOrEqual(1e12);
    }),
  );
});

describe('an edit', () => {
  const before = aGoal();

  test('of nothing changes nothing', () => {
    expect(changesBetween(before, { ...before })).toEqual([]);
  });

  test.each([
    [
      'the title',
      { title: 'Give four talks' },
      { field: 'title', from: 'Give three talks', to: 'Give four talks' },
      true,
    ],
    ['the target', { target: 4 }, { field: 'measure', from: 'from 0 to 3 talks', to: 'from 0 to 4 talks' }, true],
    ['the unit', { unit: '' }, { field: 'measure', from: 'from 0 to 3 talks', to: 'from 0 to 3' }, true],
    [
      'the kind of measure',
      { measure: 'yes_no' as const, baseline: 0, target: 100, unit: '%' },
      { field: 'measure', from: 'from 0 to 3 talks', to: 'yes or no' },
      true,
    ],
    [
      'the deadline',
      { deadlineOn: '2027-07-01' as LocalDate },
      { field: 'deadline', from: '30 June 2027', to: '1 July 2027' },
      true,
    ],
    ['the horizon', { horizon: 'long' as const }, { field: 'horizon', from: 'short-term', to: 'long-term' }, false],
    [
      'the evidence',
      { evidence: '' },
      { field: 'how you will know', from: 'Two people used what I showed', to: '' },
      false,
    ],
    [
      'what makes it possible',
      { achievable: 'x' },
      { field: 'why it is achievable', from: 'Friday mornings are free', to: 'x' },
      false,
    ],
    [
      'why it matters',
      { relevant: 'x' },
      { field: 'why it matters', from: 'I want to be asked early', to: 'x' },
      false,
    ],
  ])('of %s is one change, and asks the mentor again or not', (_name, change, expected, asksAgain) => {
    const changes = changesBetween(before, { ...before, ...change });
    expect(changes).toEqual([expected]);
    expect(afterEdit('agreed', changes)).toBe(asksAgain ? 'proposed' : 'agreed');
    expect(afterEdit('proposed', changes)).toBe('proposed');
  });

  test('of several things asks again where one of them was agreed on', () => {
    const changes = changesBetween(before, { ...before, relevant: 'x', title: 'y', horizon: 'long' });
    expect(changes.map(({ field }) => field)).toEqual(['title', 'why it matters', 'horizon']);
    expect(afterEdit('agreed', changes)).toBe('proposed');
  });
});

test('a measure in words', () => {
  expect(measureInWords(aGoal())).toBe('from 0 to 3 talks');
  expect(measureInWords(aGoal({ unit: '' }))).toBe('from 0 to 3');
  expect(measureInWords(aGoal({ measure: 'yes_no' }))).toBe('yes or no');
});
