import { expect, test } from '@jest/globals';
import { oneOf, readFields } from '../../../src/slack/fields.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

test('each kind of field is read by its block; blanks are nothing', () => {
  const states = {
    text: { type: 'plain_text_input', value: '  Give talks\n ' },
    blank: { type: 'plain_text_input', value: ' \n\u00a0' },
    empty: { type: 'plain_text_input', value: null },
    date: { type: 'datepicker', selected_date: '2027-06-30' },
    time: { type: 'timepicker', selected_time: '10:00' },
    choice: { type: 'static_select', selected_option: option('TU') },
    no_choice: { type: 'radio_buttons', selected_option: null },
    person: { type: 'users_select', selected_user: 'U1' },
    channel: { type: 'conversations_select', selected_conversation: 'C1' },
    people: { type: 'multi_users_select', selected_users: ['U1', 'U2'] },
    nobody: { type: 'multi_users_select', selected_users: [] },
    choices: { type: 'checkboxes', selected_options: [option('a'), option('b')] },
  };
  const values = Object.fromEntries(Object.entries(states).map(([name, state]) => [name, { value: state }]));
  // The state as Slack sends it; Bolt's type knows fewer nulls.
  const fields = readFields({ state: { values } } as unknown as Parameters<typeof readFields>[0]);
  expect(fields).toEqual({
    text: 'Give talks',
    blank: undefined,
    empty: undefined,
    date: '2027-06-30',
    time: '10:00',
    choice: 'TU',
    no_choice: undefined,
    person: 'U1',
    channel: 'C1',
    people: ['U1', 'U2'],
    nobody: [],
    choices: ['a', 'b'],
  });
  expect(oneOf(fields, 'text')).toBe('Give talks');
  expect(oneOf(fields, 'people')).toBeUndefined();
  expect(oneOf(fields, 'absent')).toBeUndefined();
});
