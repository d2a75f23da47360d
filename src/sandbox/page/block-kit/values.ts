// What stands in the elements of a surface: what the person has put in here, over what the sandbox knows.

import { isObject, objectAt, objectsAt } from '../../json.ts';
import type { Json, Value, Values } from '../../page-door/contract.ts';

const nothing: Readonly<Record<string, Value>> = {
  plain_text_input: null,
  number_input: null,
  url_text_input: null,
  email_text_input: null,
  rich_text_input: null,
  datepicker: null,
  timepicker: null,
  datetimepicker: null,
  static_select: null,
  users_select: null,
  channels_select: null,
  conversations_select: null,
  radio_buttons: null,
  checkboxes: [],
  multi_static_select: [],
  multi_users_select: [],
  multi_channels_select: [],
  multi_conversations_select: [],
};

/** The elements of a block that hold a value. */
function valueElements(block: Json): Json[] {
  const own = [objectAt(block, 'element'), objectAt(block, 'accessory'), ...objectsAt(block, 'elements')];
  return own.filter(isObject).filter(({ type }) => String(type) in nothing);
}

/**
 * What stands in each element of these blocks now. Typed values stay as long as block_id and action_id do and a chosen
 * option still exists; what is typed into blocks that are gone is gone with them.
 */
export function currentValues(blocks: readonly Json[], known: Values, typed: Values): Values {
  const values: Record<string, Record<string, Value>> = {};
  for (const block of blocks) {
    for (const element of valueElements(block)) {
      const blockId = String(block.block_id);
      const actionId = String(element.action_id);
      const mine = typed[blockId]?.[actionId];
      const ofBlock = values[blockId] ?? {};
      values[blockId] = ofBlock;
      ofBlock[actionId] =
        mine !== undefined && isOffered(element, mine)
          ? mine
          : (known[blockId]?.[actionId] ?? nothing[String(element.type)] ?? null);
    }
  }
  return values;
}

function isOffered(element: Json, value: Value): boolean {
  const groups = objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options'));
  const offered = new Set([...objectsAt(element, 'options'), ...groups].map((option) => option.value));
  if (offered.size === 0 || value === null) return true;
  return (typeof value === 'string' ? [value] : value).every((one) => offered.has(one));
}

export function withValue(values: Values, blockId: string, actionId: string, value: Value): Values {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

/** Whether anything would be lost with what was typed here. */
export function differs(values: Values, known: Values): boolean {
  return Object.entries(values).some(([blockId, ofBlock]) =>
    Object.entries(ofBlock).some(([actionId, value]) => !isSame(value, known[blockId]?.[actionId] ?? null)),
  );
}

function isSame(one: Value, other: Value): boolean {
  const asList = (value: Value) => (value === null || value === '' ? [] : typeof value === 'string' ? [value] : value);
  return asList(one).join('\n') === asList(other).join('\n');
}

/** The text of a value that holds one; empty for nothing. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The entries of a value that holds several. */
export function listOf(value: Value | undefined): readonly string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
