import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock } from '@slack/types';

/** What a person left in a modal, by block id: a text (date, time, choice, person, channel), several of them, or nothing. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Stands between a field's name and its version in a block id (`renewed` in blocks.ts). */
export const versionMark = '~';

/** What its block id says besides its name, where it was renewed. */
export function versionOf(blockId: string): string | undefined {
  return blockId.split(versionMark)[1];
}

/** The field that a block holds. */
export function fieldOf(blockId: string): string {
  return blockId.split(versionMark)[0] ?? blockId;
}

/** As Slack sends it: what is not chosen is null or missing. */
type State = { readonly [Key in keyof ElementState]?: ElementState[Key] | null };
type ElementState = ViewOutput['state']['values'][string][string];
type ViewState = Readonly<Record<string, Readonly<Record<string, State>>>> | null;

/** What a view holds, whatever of it Slack leaves out: a cleared menu is null, and a view may come without values. */
export function readFields({ state }: { readonly state?: { readonly values?: ViewState } | null }): Fields {
  const fields: Record<string, string | readonly string[] | undefined> = {};
  for (const [block, elements] of Object.entries(state?.values ?? {})) {
    for (const element of Object.values(elements)) fields[fieldOf(block)] = readState(element);
  }
  return fields;
}

function readState(state: State): string | readonly string[] | undefined {
  const several =
    state.selected_options?.map((option) => option.value) ??
    state.selected_users ??
    state.selected_conversations ??
    state.selected_channels;
  if (several) return several;
  const one =
    state.value ??
    state.selected_date ??
    state.selected_time ??
    state.selected_option?.value ??
    state.selected_user ??
    state.selected_conversation ??
    state.selected_channel;
  // What is only blanks was left empty.
  return one?.trim() ? one.trim() : undefined;
}

/** What a form's fields held when it was shown; one that was empty is there without a value. */
export function readShown(blocks: readonly KnownBlock[]): Fields {
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.type === 'input' ? [[fieldOf(block.block_id ?? ''), initialOf(block.element)] as const] : [],
    ),
  );
}

function initialOf(element: InputBlock['element']): string | readonly string[] | undefined {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
      return element.initial_value;
    case 'static_select':
    case 'radio_buttons':
      return element.initial_option?.value;
    case 'checkboxes':
      return element.initial_options?.flatMap(({ value }) => value ?? []) ?? [];
    case 'datepicker':
      return element.initial_date;
    case 'timepicker':
      return element.initial_time;
    case 'conversations_select':
      return element.initial_conversation;
    case 'multi_users_select':
      return element.initial_users ?? [];
    default:
      return undefined;
  }
}

/** A field that holds one text at most. */
export function oneOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** A field that holds several. */
export function severalOf(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
