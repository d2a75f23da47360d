import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { typedOf, wasChanged } from '../../../../src/features/check-ins/rules/typed.ts';
import { assertProperty } from '../../../support/property.ts';

describe('what of an unsent form is kept', () => {
  const shown = { 'progress:a': '1', 'progress:b': '2' };

  test.each([
    ['words as they are', { moved: 'It went well' }, { moved: 'It went well' }],
    ['an emptied field as empty', { moved: undefined }, { moved: '' }],
    ['choices as they are', { ticked: ['s1', 's2'] }, { ticked: ['s1', 's2'] }],
    ['no number that was left as it was shown', { 'progress:a': '1', 'progress:b': '3' }, { 'progress:b': '3' }],
    ['no number that was taken away: that logs nothing', { 'progress:a': undefined }, {}],
    ['what was typed in place of a number', { 'progress:a': 'one' }, { 'progress:a': 'one' }],
  ])('%s', (_what, fields, kept) => {
    expect(typedOf(fields, shown)).toEqual(kept);
  });

  const value = fc.oneof(fc.constant(undefined), fc.string(), fc.array(fc.string()));
  test('what is kept holds every word, and keeping it again changes nothing', () => {
    assertProperty(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), value), (fields) => {
        const kept = typedOf(fields, {});
        for (const [name, each] of Object.entries(fields)) expect(kept[name]).toEqual(each ?? '');
        expect(typedOf(kept, {})).toEqual(kept);
      }),
    );
  });
});

describe('whether a form was changed since it was shown', () => {
  test.each([
    ['left as it was', { moved: undefined, need: 'Time' }, { moved: undefined, need: 'Time' }, false],
    ['something typed', { moved: 'It went' }, { moved: undefined }, true],
    ['something cleared', { need: undefined }, { need: 'Time' }, true],
    ['only blanks', { moved: '  ' }, { moved: undefined }, false],
    ['a choice taken away', { ticked: [] }, { ticked: ['s1'] }, true],
    ['the same choices in another order', { ticked: ['s2', 's1'] }, { ticked: ['s1', 's2'] }, false],
    ['Slack tells nothing of it', {}, { moved: 'It went' }, false],
  ])('%s', (_what, typed, shown, changed) => {
    expect(wasChanged(typed, shown)).toBe(changed);
  });
});
