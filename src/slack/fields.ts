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

/**
 * What a view holds.
 * @param view as Slack sends it: of whatever is left empty, it leaves out something or sends null
 */
export function readFields(view: unknown): Fields {
  const blocks = Object.entries(objectOf(objectOf(objectOf(view)['state'])['values']));
  return Object.fromEntries(
    blocks.flatMap(([block, elements]) =>
      Object.values(objectOf(elements)).map((element) => [fieldOf(block), readElement(element, 'selected')]),
    ),
  );
}

/** What a form's fields held when it was shown; one that was empty is there without a value. @param blocks as Slack sends them */
export function readShown(blocks: unknown): Fields {
  const inputs = (Array.isArray(blocks) ? blocks : []).map(objectOf).filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [fieldOf(textOf(block_id) ?? ''), readElement(element, 'initial')]),
  );
}

/**
 * What a press carries: a button its value, a menu that of the chosen option; a choice that was cleared carries nothing.
 * @param action as Slack sends it
 */
export function carriedValue(action: unknown): string | undefined {
  const { type, value, selected_option } = objectOf(action);
  if (type === 'button') return textOf(value);
  if (type !== 'overflow' && type !== 'static_select') return undefined;
  const chosen = textOf(selected_option);
  // A field of a form that tells of a choice carries nothing of its own: what was chosen stands in the form.
  return chosen?.startsWith('{') ? chosen : undefined;
}

const single = ['date', 'time', 'option', 'user', 'conversation', 'channel'] as const;
const several = ['options', 'users', 'conversations', 'channels'] as const;

/** @param when what is chosen now, or was when the element was shown */
function readElement(told: unknown, when: 'selected' | 'initial'): Fields[string] {
  const element = objectOf(told);
  const lists = several.map((what): unknown => element[`${when}_${what}`]);
  const list: readonly unknown[] | undefined = lists.find((each) => Array.isArray(each));
  if (list) return list.flatMap((each) => textOf(each) ?? []);
  if (element['type'] === 'checkboxes' || textOf(element['type'])?.startsWith('multi_')) return [];
  const typed = element[when === 'selected' ? 'value' : 'initial_value'];
  const texts = [typed, ...single.map((what) => element[`${when}_${what}`])].map(textOf);
  // What is only blanks was left empty.
  return texts.find((text) => text !== undefined)?.trim() || undefined;
}

/** A text, or the value of an option. */
function textOf(told: unknown): string | undefined {
  const text = typeof told === 'string' ? told : objectOf(told)['value'];
  return typeof text === 'string' ? text : undefined;
}

function objectOf(told: unknown): Readonly<Record<string, unknown>> {
  return typeof told === 'object' && told !== null ? { ...told } : {};
}
