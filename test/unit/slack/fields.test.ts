import { describe, expect, test } from '@jest/globals';
import type { ViewOutput } from '@slack/bolt';
import { carriedValue, readFields, readShown } from '../../../src/slack/fields.ts';
import { readOpenModal } from '../../../src/slack/open-modal.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

/** A view in which each block holds one element in this state. */
const holding = (states: Readonly<Record<string, unknown>>) => ({
  state: { values: Object.fromEntries(Object.entries(states).map(([name, state]) => [name, { value: state }])) },
});

test('each kind of field is read by its block; blanks are nothing', () => {
  const fields = readFields(
    holding({
      text: { type: 'plain_text_input', value: '  Give talks\n ' },
      blank: { type: 'plain_text_input', value: ' \n\u00a0' },
      number: { type: 'number_input', value: '7.5' },
      date: { type: 'datepicker', selected_date: '2027-06-30' },
      time: { type: 'timepicker', selected_time: '10:00' },
      choice: { type: 'static_select', selected_option: option('TU') },
      'renewed~2': { type: 'radio_buttons', selected_option: option('a') },
      person: { type: 'users_select', selected_user: 'U1' },
      channel: { type: 'conversations_select', selected_conversation: 'C1' },
      people: { type: 'multi_users_select', selected_users: ['U1', 'U2'] },
      nobody: { type: 'multi_users_select', selected_users: [] },
      choices: { type: 'checkboxes', selected_options: [option('a'), option('b')] },
    }),
  );
  expect(fields).toEqual({
    text: 'Give talks',
    blank: undefined,
    number: '7.5',
    date: '2027-06-30',
    time: '10:00',
    choice: 'TU',
    renewed: 'a',
    person: 'U1',
    channel: 'C1',
    people: ['U1', 'U2'],
    nobody: [],
    choices: ['a', 'b'],
  });
});

describe('what is left empty', () => {
  test.each([
    ['a text', { type: 'plain_text_input', value: null }],
    ['a number', { type: 'number_input', value: null }],
    ['a date', { type: 'datepicker', selected_date: null }],
    ['a time', { type: 'timepicker', selected_time: null }],
    ['a menu', { type: 'static_select', selected_option: null }],
    ['one of a few', { type: 'radio_buttons', selected_option: null }],
    ['a person', { type: 'users_select', selected_user: null }],
    ['a conversation', { type: 'conversations_select', selected_conversation: null }],
    ['a channel', { type: 'channels_select', selected_channel: null }],
    ['an element of which only the kind is told', { type: 'static_select' }],
    ['an element that is null', null],
  ])('%s is a field without a value', (_what, state) => {
    const fields = readFields(holding({ field: state }));
    expect(fields).toEqual({ field: undefined });
    expect(Object.keys(fields)).toEqual(['field']);
  });

  test.each([
    ['checkboxes', { type: 'checkboxes', selected_options: null }],
    ['checkboxes without a list', { type: 'checkboxes' }],
    ['people', { type: 'multi_users_select', selected_users: null }],
    ['people without a list', { type: 'multi_users_select' }],
    ['conversations', { type: 'multi_conversations_select', selected_conversations: null }],
    ['channels', { type: 'multi_channels_select', selected_channels: null }],
    ['a list of nothing', { type: 'checkboxes', selected_options: [null, {}, { value: null }] }],
  ])('%s: none of them', (_what, state) => {
    expect(readFields(holding({ field: state }))).toEqual({ field: [] });
  });
});

test.each([
  ['no state', {}],
  ['null for a state', { state: null }],
  ['no values', { state: {} }],
  ['null for values', { state: { values: null } }],
  ['a block without elements', { state: { values: { field: {} } } }],
  ['null for a block', { state: { values: { field: null } } }],
  ['nothing at all', undefined],
])('a view with %s holds no field', (_what, view) => {
  expect(readFields(view)).toEqual({});
});

test.each([
  ['a number for a text', { type: 'plain_text_input', value: 7 }, undefined],
  ['a list for a text', { type: 'plain_text_input', value: ['a'] }, undefined],
  ['a text for an option', { type: 'static_select', selected_option: 'a' }, 'a'],
  ['a text for a list', { type: 'multi_users_select', selected_users: 'U1' }, []],
  ['null among people', { type: 'multi_users_select', selected_users: [null, 'U1'] }, ['U1']],
])('%s is read or left out, and breaks nothing', (_what, state, value) => {
  expect(readFields(holding({ field: state }))).toEqual({ field: value });
});

test('a block id that is a name of every object is a field like any other', () => {
  const fields = readFields(JSON.parse('{"state":{"values":{"__proto__":{"value":{"value":"a"}}}}}'));
  expect(Object.keys(fields)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
});

test.each([undefined, null, 'blocks', [null, {}, { type: 'section' }, { type: 'actions', elements: [] }]])(
  'blocks that are %j show no field',
  (blocks) => expect(readShown(blocks)).toEqual({}),
);

test.each([
  ['null', { type: 'plain_text_input', initial_value: null }, undefined],
  ['blanks', { type: 'plain_text_input', initial_value: ' a ' }, 'a'],
  ['a choice of none', { type: 'static_select', initial_option: null }, undefined],
  ['null for a list', { type: 'checkboxes', initial_options: null }, []],
  ['an element that is missing', undefined, undefined],
])('a field is shown with %s', (_what, element, value) => {
  expect(readShown([{ type: 'input', block_id: 'field~3', element }])).toEqual({ field: value });
});

test.each([
  ['a button', { type: 'button', value: '{"goal":"1"}' }, '{"goal":"1"}'],
  ['a button without a value', { type: 'button' }, undefined],
  ['a button with null', { type: 'button', value: null }, undefined],
  ['a menu of deeds', { type: 'overflow', selected_option: option('{"goal":"1"}') }, '{"goal":"1"}'],
  ['a field that tells of its choice', { type: 'static_select', selected_option: option('TU') }, undefined],
  ['a field that was cleared', { type: 'static_select', selected_option: null }, undefined],
  ['a field of a few', { type: 'radio_buttons', selected_option: option('{}') }, undefined],
])('what %s carries is read', (_what, action, value) => {
  expect(carriedValue(action)).toBe(value);
});

describe('a modal in which a button was pressed', () => {
  const whole = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Goal' },
    blocks: [{ type: 'input', block_id: 'words', element: { type: 'plain_text_input' } }],
    callback_id: 'goals.propose',
    private_metadata: '{}',
    hash: '1.2',
  };
  // What Bolt calls a view, of which Slack leaves out what it likes.
  const open = (parts: object) => readOpenModal({ ...whole, ...parts } as ViewOutput);

  test('is as it was shown, with what is typed in it', () => {
    expect(open({ close: null, submit: null, notify_on_close: false, ...holding({ words: { value: 'a' } }) })).toEqual({
      view: {
        ...{ type: 'modal', title: whole.title, blocks: whole.blocks },
        ...{ callback_id: whole.callback_id, private_metadata: '{}' },
      },
      typed: { words: 'a' },
      hash: '1.2',
    });
  });

  test.each([{ state: null }, { state: {} }, { state: { values: null } }, {}])(
    'holds nothing where it has %j',
    (state) => expect(open(state).typed).toEqual({}),
  );

  test('has no blocks where Slack sends none', () => {
    expect(open({ blocks: null }).view.blocks).toEqual([]);
  });
});
