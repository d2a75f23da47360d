import type { InputBlock, KnownBlock, MrkdwnOption, PlainTextOption } from '@slack/types';
import { limits, plain } from './blocks.ts';
import { versionMark } from './fields.ts';
import { clip } from './text.ts';

// The fields of forms as Slack draws them. Forms draw theirs through `defineForm`.

/** The action id of every input's element: the block id alone names the field. */
export const inputAction = 'value';

export interface Field {
  /** The block id; the key under which the value comes back and errors are shown. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

function input(field: Field, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label),
    element: { ...element, action_id: inputAction },
    hint: field.hint ? plain(field.hint) : undefined,
    optional: field.optional ?? false,
  };
}

/**
 * Fields that show new values although a modal with the same fields is open: Slack keeps what is typed under a block id.
 * They come back under their own names.
 * @param version another one each time
 */
export function renewed(blocks: readonly KnownBlock[], version: number | string): KnownBlock[] {
  return blocks.map((block) =>
    block.type === 'input' ? { ...block, block_id: `${block.block_id}${versionMark}${version}` } : block,
  );
}

export function textField(
  field: Field & {
    value?: string;
    multiline?: boolean;
    placeholder?: string;
    longest?: number;
  },
): InputBlock {
  const longest = field.longest ?? 3000;
  return input(field, {
    type: 'plain_text_input',
    multiline: field.multiline ?? false,
    max_length: longest,
    initial_value: field.value ? clip(field.value, longest) : undefined,
    placeholder: field.placeholder ? plain(field.placeholder, limits.placeholder) : undefined,
  });
}

export function numberField(field: Field & { value?: number }): InputBlock {
  return input(field, {
    type: 'number_input',
    is_decimal_allowed: true,
    initial_value: field.value === undefined ? undefined : String(field.value),
  });
}

export function dateField(field: Field & { value?: string }): InputBlock {
  return input(field, { type: 'datepicker', initial_date: field.value || undefined });
}

export function timeField(field: Field & { value?: string }): InputBlock {
  return input(field, { type: 'timepicker', initial_time: field.value || undefined });
}

/** @param field.tells the action id of who hears of a choice at once; else it comes back with the form alone */
export function selectField(
  field: Field & { options: readonly PlainTextOption[]; value?: string; tells?: string },
): InputBlock {
  const initial = field.options.find((each) => each.value === field.value);
  const block = input(field, {
    type: 'static_select',
    options: [...field.options].slice(0, 100),
    initial_option: initial,
  });
  return field.tells ? telling(block, field.tells) : block;
}

function telling(block: InputBlock, action: string): InputBlock {
  return { ...block, dispatch_action: true, element: { ...block.element, action_id: action } };
}

/** @param field.tells the action id of who hears of a choice at once; else it comes back with the form alone */
export function radioField(
  field: Field & {
    options: readonly (PlainTextOption | MrkdwnOption)[];
    value?: string;
    tells?: string;
  },
): InputBlock {
  const initial = field.options.find((each) => each.value === field.value);
  const block = input(field, {
    type: 'radio_buttons',
    options: [...field.options],
    initial_option: initial,
  });
  return field.tells ? telling(block, field.tells) : block;
}

/** Several choices, each on or off. Slack shows ten at most. @param field.tells as for a menu */
export function checkboxField(
  field: Field & {
    options: readonly PlainTextOption[];
    values?: readonly string[];
    tells?: string;
  },
): InputBlock {
  const chosen = field.options.filter((each) => each.value !== undefined && field.values?.includes(each.value));
  const block = input(field, {
    type: 'checkboxes',
    options: [...field.options].slice(0, 10),
    initial_options: chosen.length > 0 ? chosen : undefined,
  });
  return field.tells ? telling(block, field.tells) : block;
}

export function peopleField(field: Field & { value?: readonly string[]; most?: number }): InputBlock {
  return input(field, {
    type: 'multi_users_select',
    initial_users: field.value?.length ? [...field.value] : undefined,
    max_selected_items: field.most,
  });
}

export function channelField(field: Field & { value?: string }): InputBlock {
  return input(field, {
    type: 'conversations_select',
    filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
    initial_conversation: field.value || undefined,
  });
}
