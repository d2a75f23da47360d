import { describe, expect, test } from '@jest/globals';
import { currentValues, differs, listOf, textOf, withValue } from '../../../../src/sandbox/page/block-kit/values.ts';

const input = (blockId: string, element: object) => ({ type: 'input', block_id: blockId, element });
const title = input('title', { type: 'plain_text_input', action_id: 'value' });
const rhythm = (...values: string[]) =>
  input('rhythm', { type: 'static_select', action_id: 'value', options: values.map((value) => ({ value })) });

describe('what stands in a surface', () => {
  test('is nothing at first, in the shape of each element', () => {
    const blocks = [title, input('people', { type: 'multi_users_select', action_id: 'value' })];
    expect(currentValues(blocks, {}, {})).toEqual({ title: { value: null }, people: { value: [] } });
  });

  test('is what the sandbox knows, under what was typed', () => {
    const known = { title: { value: 'Learn Rust' }, rhythm: { value: 'weekly' } };
    const typed = withValue({}, 'title', 'value', 'Learn Go');
    expect(currentValues([title, rhythm('weekly')], known, typed)).toEqual({
      title: { value: 'Learn Go' },
      rhythm: { value: 'weekly' },
    });
  });

  test('what was emptied stays empty', () => {
    const typed = withValue({}, 'title', 'value', null);
    expect(currentValues([title], { title: { value: 'Learn Rust' } }, typed)).toEqual({ title: { value: null } });
  });

  test('of blocks that are gone nothing stays', () => {
    expect(currentValues([], {}, withValue({}, 'title', 'value', 'typed'))).toEqual({});
  });

  test('a choice goes with its option', () => {
    const typed = withValue({}, 'rhythm', 'value', 'monthly');
    const known = { rhythm: { value: 'weekly' } };
    expect(currentValues([rhythm('weekly')], known, typed)).toEqual(known);
    expect(currentValues([rhythm('weekly', 'monthly')], known, typed)).toEqual({ rhythm: { value: 'monthly' } });
  });

  test('accessories and rows of elements count, buttons and pictures do not', () => {
    const blocks = [
      { type: 'section', block_id: 's', accessory: { type: 'datepicker', action_id: 'day' } },
      {
        type: 'actions',
        block_id: 'a',
        elements: [
          { type: 'button', action_id: 'go' },
          { type: 'checkboxes', action_id: 'some', options: [] },
        ],
      },
    ];
    expect(currentValues(blocks, {}, {})).toEqual({ s: { day: null }, a: { some: [] } });
  });

  test('malformed blocks hold nothing', () => {
    expect(currentValues([{ type: 'input', element: 7 }, { elements: 'x' }, {}], {}, {})).toEqual({});
  });
});

test('nothing, an empty text and an empty list do not differ', () => {
  expect(differs({ a: { b: '' }, c: { d: [] } }, { a: { b: null } })).toBe(false);
  expect(differs({ a: { b: 'x' } }, {})).toBe(true);
  expect(differs({ a: { b: ['x', 'y'] } }, { a: { b: ['x'] } })).toBe(true);
});

test('one as text, several as list', () => {
  expect([textOf('x'), textOf(null), textOf(['x'])]).toEqual(['x', '', '']);
  expect([listOf('x'), listOf(undefined), listOf(['x'])]).toEqual([['x'], [], ['x']]);
});
