import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Field } from '../../../../src/sandbox/driver/find-element.ts';
import type { JsonObject } from '../../../../src/sandbox/json.ts';
import type { Value } from '../../../../src/sandbox/page-door/contract.ts';
import { entryFor, type Offer, readValue, readValues, withValues } from '../../../../src/sandbox/page-door/values.ts';
import { formState } from '../../../../src/sandbox/slack/form-state.ts';
import { assertProperty } from '../../../support/property.ts';

const ids = ['U1', 'U2', 'U3', 'U4', 'U5'];
const offer: Offer = {
  reader: { tz: 'UTC', now: new Date('2026-06-01T09:00:00Z'), userName: (id) => id, channelName: (id) => id },
  hasPerson: (id) => ids.includes(id),
  hasConversation: (id, { type }) => ids.includes(id) && type !== 'file_input',
};

const options = ids.map((value) => ({ text: { type: 'plain_text', text: `Option ${value}` }, value }));
const groups = { option_groups: [{ options: options.slice(0, 2) }, { options: options.slice(2) }] };

function fieldOf(element: JsonObject): Field {
  const named = { action_id: 'a', ...element };
  return { label: 'Label', element: named, block: { type: 'input', block_id: 'b', element: named } };
}

const text = fc.string({ minLength: 1 });
const one = fc.constantFrom(...ids);
const some = fc.shuffledSubarray(ids);
const dates = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const seconds = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String);

const kinds: [JsonObject, fc.Arbitrary<Value>][] = [
  [{ type: 'plain_text_input' }, text],
  [{ type: 'number_input' }, text],
  [{ type: 'url_text_input' }, text],
  [{ type: 'email_text_input' }, text],
  [{ type: 'rich_text_input' }, text],
  [{ type: 'datepicker' }, dates],
  [{ type: 'timepicker' }, times],
  [{ type: 'datetimepicker' }, seconds],
  [{ type: 'static_select', options }, one],
  [{ type: 'static_select', ...groups }, one],
  [{ type: 'radio_buttons', options }, one],
  [{ type: 'multi_static_select', ...groups }, some],
  [{ type: 'users_select' }, one],
  [{ type: 'multi_users_select' }, some],
  [{ type: 'channels_select' }, one],
  [{ type: 'multi_channels_select' }, some],
  [{ type: 'conversations_select' }, one],
  [{ type: 'multi_conversations_select' }, some],
];

describe('what a person puts in comes back as they put it', () => {
  test.each(kinds)('%j', (element, values) => {
    assertProperty(
      fc.property(values, values, (value, before) => {
        const field = fieldOf(element);
        const first = entryFor(field, before, { offer });
        const entry = entryFor(field, value, { offer, before: first });
        expect(readValue(entry, offer.reader)).toEqual(value);
        expect(entry.type).toBe(element.type);
        expect(entryFor(field, value, { offer, before: entry })).toEqual(entry);
      }),
    );
  });

  test('checkboxes stand in their own order, whichever was ticked first', () => {
    assertProperty(
      fc.property(some, (chosen) => {
        const entry = entryFor(fieldOf({ type: 'checkboxes', options }), chosen, { offer });
        expect(readValue(entry, offer.reader)).toEqual(chosen.toSorted());
      }),
    );
  });

  test.each(kinds)('nothing is nothing: %j', (element) => {
    const empty = formState([fieldOf(element).block]).b?.a;
    expect(entryFor(fieldOf(element), null, { offer })).toEqual(empty);
    if (!String(element.type).startsWith('multi_')) expect(entryFor(fieldOf(element), '', { offer })).toEqual(empty);
  });
});

describe('what Slack’s own client could not send is refused', () => {
  const wrong: [JsonObject, Value][] = [
    [{ type: 'static_select', options }, 'U9'],
    [{ type: 'static_select', options }, ['U1']],
    [{ type: 'multi_static_select', options }, 'U1'],
    [{ type: 'multi_static_select', options }, ['U1', 'U9']],
    [{ type: 'multi_static_select', options }, ['U1', 'U1']],
    [{ type: 'checkboxes', options }, ['U9']],
    [{ type: 'users_select' }, 'U9'],
    [{ type: 'multi_users_select' }, ['U1', 'U9']],
    [{ type: 'conversations_select' }, 'C9'],
    [{ type: 'datepicker' }, '2026-02-30'],
    [{ type: 'datepicker' }, '1 June 2026'],
    [{ type: 'datepicker' }, '2026-6-1'],
    [{ type: 'timepicker' }, '24:00'],
    [{ type: 'timepicker' }, '9:30'],
    [{ type: 'datetimepicker' }, '2026-06-01T09:00'],
    [{ type: 'plain_text_input' }, ['several']],
  ];

  test.each(wrong)('%j takes no %j', (element, value) => {
    expect(() => entryFor(fieldOf(element), value, { offer })).toThrow('“Label” does not offer');
  });

  test('more than a menu takes', () => {
    const field = fieldOf({ type: 'multi_users_select', max_selected_items: 2 });
    expect(entryFor(field, ['U1', 'U2'], { offer })).toMatchObject({ selected_users: ['U1', 'U2'] });
    expect(() => entryFor(field, ['U1', 'U2', 'U3'], { offer })).toThrow('“Label” takes at most 2.');
  });

  test('a button holds nothing', () => {
    expect(() => entryFor(fieldOf({ type: 'button' }), 'x', { offer })).toThrow('takes no answer');
    expect(readValue({ type: 'button', value: 'x' }, offer.reader)).toBeNull();
  });
});

describe('what was not touched', () => {
  test('stays, even where it could not be chosen now', () => {
    const before = { type: 'users_select', selected_user: 'U9' };
    expect(entryFor(fieldOf({ type: 'users_select' }), 'U9', { offer, before })).toBe(before);
  });

  test('keeps its formatting', () => {
    const bold = { type: 'text', text: 'bold', style: { bold: true } };
    const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [bold] }] };
    const before = { type: 'rich_text_input', rich_text_value: rich };
    expect(entryFor(fieldOf({ type: 'rich_text_input' }), 'bold', { offer, before })).toBe(before);
  });
});

test('only fields that are there are filled, and nothing given is changed', () => {
  const field = fieldOf({ type: 'plain_text_input', initial_value: 'before' });
  const state = formState([field.block]);
  const values = { b: { a: 'after', gone: 'x' }, gone: { a: 'x' }, __proto__: { a: 'x' } };
  const next = withValues(state, [field], values, offer);
  expect(readValues(next, offer.reader)).toEqual({ b: { a: 'after' } });
  expect(readValues(state, offer.reader)).toEqual({ b: { a: 'before' } });
  expect(withValues(state, [field], {}, offer)).toEqual(state);
});
