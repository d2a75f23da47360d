import { expect, test } from '@jest/globals';
import { foldable, readValues, text } from '../../../src/slack/forms.ts';

const set = { title: text(), notes: foldable(text()) };

test('a field that was folded away has no value at all; one that was left empty has an undefined one', () => {
  expect(Object.keys(readValues(set, {}))).toEqual(['title']);
  expect(Object.keys(readValues(set, { title: 'A', notes: undefined }))).toEqual(['title', 'notes']);
  expect(readValues(set, { title: 'A', notes: 'B' })).toEqual({ title: 'A', notes: 'B' });
});
