// What people type and choose, and Slack's `state.values`: both ways.
import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../driver/find-element.ts';
import type { Reader } from '../driver/reader.ts';
import { renderRichText } from '../driver/render-rich-text.ts';
import { isObject, type JsonObject, objectsAt, stringsAt } from '../json.ts';
import { type FormState, valueKey } from '../slack/form-state.ts';
import type { Value, Values } from './contract.ts';
import { Declined } from './declined.ts';

/** What the pickers of people and conversations offer one person, and how names read for them. */
export interface Offer {
  readonly reader: Reader;
  hasPerson(id: string): boolean;
  hasConversation(id: string, picker: JsonObject): boolean;
}

export function readValues(state: FormState, reader: Reader): Values {
  const ofBlock = (entries: Record<string, JsonObject>) => mapped(entries, (entry) => readValue(entry, reader));
  return mapped(state, ofBlock);
}

/** One entry of `state.values` without its wrapping. */
export function readValue(entry: JsonObject, reader: Reader): Value {
  const key = valueKey(entry.type) ?? '';
  const held = entry[key];
  if (key === 'selected_options') return objectsAt(entry, key).map(({ value }) => String(value));
  if (Array.isArray(held)) return stringsAt(entry, key);
  if (key === 'selected_option') return isObject(held) ? String(held.value) : null;
  if (key === 'rich_text_value') return isObject(held) ? renderRichText(held, reader) : null;
  if (typeof held === 'number') return String(held);
  return typeof held === 'string' ? held : null;
}

/**
 * The state with these values put in, each in the field it belongs to; ids that name no field are passed over.
 * @throws Declined for what Slack's own client could not have sent
 */
export function withValues(state: FormState, fields: readonly Field[], values: Values, offer: Offer): FormState {
  const next = structuredClone(state);
  for (const field of fields) {
    const blockId = String(field.block.block_id);
    const actionId = String(field.element.action_id);
    const given = own(own(values, blockId) ?? {}, actionId);
    const entries = next[blockId];
    if (given === undefined || !entries) continue;
    entries[actionId] = entryFor(field, given, { offer, before: entries[actionId] });
  }
  return next;
}

/** One entry of `state.values`. What was not touched stays as it is, even where it could not be chosen now. */
export function entryFor(
  field: Field,
  value: Value,
  { offer, before }: { offer: Offer; before?: JsonObject },
): JsonObject {
  const { type } = field.element;
  if (before?.type === type && before && isDeepStrictEqual(readValue(before, offer.reader), value)) return before;
  const key = valueKey(type);
  if (!key) throw new Declined(`${called(field)} takes no answer.`);
  return { type, [key]: stateOf(field, key, value, offer) };
}

function stateOf(field: Field, key: string, value: Value, offer: Offer): unknown {
  const { element } = field;
  switch (key) {
    case 'selected_option':
      return single(field, value, (one) => option(field, one));
    case 'selected_options':
      return several(field, value, (one) => option(field, one));
    case 'selected_user':
      return single(field, value, (one) => (offer.hasPerson(one) ? one : undefined));
    case 'selected_users':
      return several(field, value, (one) => (offer.hasPerson(one) ? one : undefined));
    case 'selected_channel':
    case 'selected_conversation':
      return single(field, value, (one) => (offer.hasConversation(one, element) ? one : undefined));
    case 'selected_channels':
    case 'selected_conversations':
      return several(field, value, (one) => (offer.hasConversation(one, element) ? one : undefined));
    case 'selected_date':
      return single(field, value, asDate);
    case 'selected_time':
      return single(field, value, (one) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(one) ? one : undefined));
    case 'selected_date_time':
      return single(field, value, (one) => (/^\d{10}$/.test(one) ? Number(one) : undefined));
    case 'rich_text_value':
      return single(field, value, richText);
    default:
      return single(field, value, (one) => one);
  }
}

type Take<T> = (one: string) => T | undefined;

function single<T>(field: Field, value: Value, take: Take<T>): T | null {
  if (value === null || value === '') return null;
  if (typeof value !== 'string') throw notTaken(field);
  const taken = take(value);
  if (taken === undefined) throw notTaken(field);
  return taken;
}

function several<T>(field: Field, value: Value, take: Take<T>): T[] {
  if (typeof value === 'string') throw notTaken(field);
  const { max_selected_items: most } = field.element;
  const chosen = inOrder(field, value ?? []);
  if (typeof most === 'number' && chosen.length > most) {
    throw new Declined(`${called(field)} takes at most ${most}. Please choose fewer.`);
  }
  const taken = chosen.map(take).filter((one) => one !== undefined);
  if (taken.length < chosen.length || new Set(chosen).size < chosen.length) throw notTaken(field);
  return taken;
}

/** Boxes stand in their own order; menus keep the order of choosing. */
function inOrder({ element }: Field, chosen: readonly string[]): readonly string[] {
  if (element.type !== 'checkboxes') return chosen;
  const offered = objectsAt(element, 'options').map(({ value }) => value);
  return chosen.toSorted((one, other) => offered.indexOf(one) - offered.indexOf(other));
}

function option({ element }: Field, value: string): JsonObject | undefined {
  const grouped = objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...grouped].find((one) => one.value === value);
}

function asDate(text: string): string | undefined {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  // JavaScript takes 31 February for a day in March.
  return isDate && new Date(text).toISOString().startsWith(text) ? text : undefined;
}

function richText(text: string): JsonObject {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

function notTaken(field: Field): Declined {
  return new Declined(`${called(field)} does not offer what was chosen there (any more). Please choose again.`);
}

function called({ label }: Field): string {
  return label === '' ? 'This menu' : `“${label}”`;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function mapped<T, R>(record: Readonly<Record<string, T>>, change: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one)]));
}
