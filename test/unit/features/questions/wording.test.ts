import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FieldRefusals } from '../../../../src/core/errors.ts';
import type { TypedQuestion } from '../../../../src/features/questions/inputs.ts';
import {
  isWorded,
  longestLabel,
  readQuestion,
  saidOf,
  wordingOf,
} from '../../../../src/features/questions/rules/wording.ts';
import { assertProperty } from '../../../support/property.ts';
import { aQuestion, typedAs } from './made-questions.ts';

const typed = (change: Partial<TypedQuestion> = {}): TypedQuestion => ({
  ...typedAs(aQuestion({ label: 'What did you learn?', said: 'What did you learn' })),
  ...change,
});

function wrongFields(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof FieldRefusals) return Object.keys(error.sentences);
    throw error;
  }
}

const read = (change: Partial<TypedQuestion>) => readQuestion(typed(change), undefined, []);
const lines = (...options: string[]) => options.join('\n');

describe('what a lead typed', () => {
  test('stands in summaries without its question mark, unless they say it otherwise', () => {
    expect(read({}).said).toBe('What did you learn');
    expect(read({ said: ' Learned ' }).said).toBe('Learned');
    expect([saidOf('¿Qué tal?'), saidOf('何？'), saidOf('???'), saidOf('Mood')]).toEqual([
      '¿Qué tal',
      '何',
      '???',
      'Mood',
    ]);
  });

  test.each<[string, Partial<TypedQuestion>, string[]]>([
    ['no question', { label: '  ' }, ['label']],
    ['a long one', { label: 'x'.repeat(101) }, ['label']],
    ['a long summary', { said: 'x'.repeat(101) }, ['said']],
    ['no kind', { kind: undefined }, ['kind']],
    ['words with options', { options: 'a' }, ['options']],
    ['a scale of four', { kind: 'scale', options: lines('1', '2', '3', '4') }, ['options']],
    ['a scale of six', { kind: 'scale', options: lines('1', '2', '3', '4', '5', '6') }, ['options']],
    ['a choice of one', { kind: 'choice', options: 'a' }, ['options']],
    ['a choice of eleven', { kind: 'choice', options: lines(...'abcdefghijk') }, ['options']],
    ['the same option twice', { kind: 'choice', options: lines('yes', 'YES ', 'no') }, ['options']],
    ['an option that no menu shows', { kind: 'choice', options: lines('a', 'b'.repeat(76)) }, ['options']],
    ['all of it wrong', { label: '', kind: 'choice', said: 'x'.repeat(200) }, ['label', 'said', 'options']],
    ['a scale of five', { kind: 'scale', options: ' 1\n\n2 \r\n3\n4\n5\n' }, []],
    ['a choice of ten', { kind: 'choice', options: lines(...'abcdefghij') }, []],
  ])('%s', (_name, change, fields) => {
    expect(wrongFields(() => read(change))).toEqual(fields);
  });

  test('is not what another question asks already, but may be what a retired one asked', () => {
    const other = aQuestion({ label: 'what did YOU learn?' });
    expect(wrongFields(() => readQuestion(typed(), undefined, [other]))).toEqual(['label']);
    const retired = { ...other, retiredAt: new Date(0), position: null };
    expect(wrongFields(() => readQuestion(typed(), undefined, [retired]))).toEqual([]);
  });

  test('does not change how one of Cairn’s own is answered', () => {
    const fixed = { purpose: 'mood', kind: 'scale' } as const;
    const options = lines('1', '2', '3', '4', '5');
    expect(readQuestion(typed({ kind: 'words', options }), fixed, []).kind).toBe('scale');
    expect(wrongFields(() => readQuestion(typed({ kind: 'words', options: '' }), fixed, []))).toEqual(['options']);
    const inWords = { purpose: 'moved', kind: 'words' } as const;
    expect(readQuestion(typed({ kind: 'choice', options: 'a\nb' }), inWords, [])).toMatchObject({
      kind: 'words',
      options: [],
    });
  });

  test('whatever it is, is refused under its fields, or keeps every limit and reads as itself', () => {
    const text = fc.option(fc.string({ maxLength: 120, unit: 'grapheme' }), { nil: undefined });
    const any = fc.record({
      label: text,
      said: text,
      kind: fc.constantFrom('words', 'scale', 'choice', undefined),
      options: fc.oneof(
        text,
        fc.array(fc.string({ maxLength: 20 }), { maxLength: 12 }).map((all) => all.join('\n')),
      ),
      marks: fc.subarray<'required' | 'rotates'>(['required', 'rotates']),
      visibleTo: fc.constantFrom('pair', 'self', undefined),
    });
    assertProperty(
      fc.property(any, (each) => {
        const wrong = wrongFields(() => readQuestion(each, undefined, []));
        if (wrong.length > 0) return;
        const wording = readQuestion(each, undefined, []);
        expect(wording.label.length).toBeLessThanOrEqual(longestLabel);
        expect(wording.label).not.toBe('');
        expect(wording.said).not.toBe('');
        expect(new Set(wording.options).size).toBe(wording.options.length);
        expect(['pair', 'self']).toContain(wording.visibleTo);
        const again = readQuestion({ ...each, ...typedAs(aQuestion(wording)) }, undefined, []);
        expect(isWorded(wording, again)).toBe(true);
        expect(wordingOf(again)).toEqual(wording);
      }),
    );
  });
});
