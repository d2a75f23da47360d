import { isObject, type JsonObject, objectAt, objectsAt } from '../json.ts';

/** What is typed and chosen on a surface: `[block_id][action_id]`, in the shape of Slack's `state.values`. */
export type FormState = Record<string, Record<string, JsonObject>>;

/** For each element type: the property of its state, and the property it starts from. */
const stateOf: Record<string, { key: string; from: string; empty: null | 'list' }> = {
  plain_text_input: { key: 'value', from: 'initial_value', empty: null },
  number_input: { key: 'value', from: 'initial_value', empty: null },
  url_text_input: { key: 'value', from: 'initial_value', empty: null },
  email_text_input: { key: 'value', from: 'initial_value', empty: null },
  rich_text_input: { key: 'rich_text_value', from: 'initial_value', empty: null },
  datepicker: { key: 'selected_date', from: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', from: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', from: 'initial_date_time', empty: null },
  static_select: { key: 'selected_option', from: 'initial_option', empty: null },
  radio_buttons: { key: 'selected_option', from: 'initial_option', empty: null },
  multi_static_select: { key: 'selected_options', from: 'initial_options', empty: 'list' },
  checkboxes: { key: 'selected_options', from: 'initial_options', empty: 'list' },
  users_select: { key: 'selected_user', from: 'initial_user', empty: null },
  multi_users_select: { key: 'selected_users', from: 'initial_users', empty: 'list' },
  channels_select: { key: 'selected_channel', from: 'initial_channel', empty: null },
  multi_channels_select: { key: 'selected_channels', from: 'initial_channels', empty: 'list' },
  conversations_select: { key: 'selected_conversation', from: 'initial_conversation', empty: null },
  multi_conversations_select: { key: 'selected_conversations', from: 'initial_conversations', empty: 'list' },
};

/** The property under which an element of this type keeps its value; undefined for buttons and the like. */
export function valueKey(type: unknown): string | undefined {
  return stateOf[String(type)]?.key;
}

/** The elements of a block a person can use. */
export function elementsOf(block: JsonObject): JsonObject[] {
  if (block.type === 'context' || block.type === 'rich_text') return [];
  return [objectAt(block, 'element'), objectAt(block, 'accessory'), ...objectsAt(block, 'elements')].filter(
    (element) => element !== undefined && element.type !== 'image',
  ) as JsonObject[];
}

/**
 * The state of freshly shown blocks. What was typed before stays where block_id, action_id and type are the same, as
 * long as a chosen option still exists.
 */
export function formState(blocks: readonly JsonObject[], before: FormState = {}): FormState {
  const state: FormState = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const rule = stateOf[String(element.type)];
      if (!rule) continue;
      const blockId = String(block.block_id);
      const actionId = String(element.action_id);
      const kept = before[blockId]?.[actionId];
      const values = state[blockId] ?? {};
      values[actionId] = kept && stillFits(kept, element) ? kept : initialValue(element, rule);
      state[blockId] = values;
    }
  }
  return state;
}

function initialValue(element: JsonObject, rule: { key: string; from: string; empty: null | 'list' }): JsonObject {
  const fallback = rule.empty === 'list' ? [] : null;
  const initial = element[rule.from];
  return { type: element.type, [rule.key]: initial === undefined || initial === '' ? fallback : initial };
}

function stillFits(kept: JsonObject, element: JsonObject): boolean {
  if (kept.type !== element.type) return false;
  const offered = new Set(
    [
      ...objectsAt(element, 'options'),
      ...objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options')),
    ].map((option) => option.value),
  );
  if (offered.size === 0) return true;
  const chosen = [kept.selected_option, ...(Array.isArray(kept.selected_options) ? kept.selected_options : [])];
  return chosen.filter(isObject).every((option) => offered.has(option.value));
}
