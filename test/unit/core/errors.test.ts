import { expect, test } from '@jest/globals';
import { errorCode, FieldRefusals, Refusal } from '../../../src/core/errors.ts';
import { newId } from '../../../src/core/ids.ts';

test('refusals carry their sentences apart from what the log is told', () => {
  const one = new Refusal('too_long', 'Please shorten “my secret”.', 'title');
  expect([one.message, one.sentence, one.field]).toEqual(['too_long', 'Please shorten “my secret”.', 'title']);
  const several = new FieldRefusals({ title: 'my secret', unit: 'another' });
  expect(several.message).toBe('fields refused: title, unit');
});

test.each([
  [Object.assign(new Error('x'), { code: '23505' }), '23505'],
  [{ code: 'ECONNREFUSED' }, 'ECONNREFUSED'],
  [{ code: 7 }, undefined],
  [new Error('x'), undefined],
  ['23505', undefined],
  [null, undefined],
])('the code of %s is %s', (error, code) => {
  expect(errorCode(error)).toBe(code);
});

test('no id is given twice', () => {
  expect(newId()).not.toBe(newId());
});
