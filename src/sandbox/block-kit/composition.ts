import type { JsonObject } from '../json.ts';
import { isObject, objectsAt, stringAt } from '../json.ts';
import { below, byType, type Check, flag, list, object, oneOf, type Place, report, type Shape, text } from './check.ts';

const plainShape = (max: number, min = 1): Shape => ({
  required: { text: text({ max, min }) },
  optional: { emoji: flag },
});

/** Plain text only: titles, labels, buttons. */
export const plain = (max: number): Check => byType({ plain_text: plainShape(max) });

/** Plain or mrkdwn. */
export const anyText = (max: number): Check =>
  byType({
    plain_text: plainShape(max),
    mrkdwn: { required: { text: text({ max }) }, optional: { verbatim: flag } },
  });

export const webAddress =
  (max: number): Check =>
  (value, place) => {
    if (typeof value !== 'string' || !URL.canParse(value)) report(place, 'must be a valid URL');
    else if (value.length > max) report(place, `longer than ${max} characters`);
  };

export const confirm: Check = object({
  required: { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  optional: { style: oneOf('primary', 'danger') },
});

const optionShape = (words: Check, more: Record<string, Check> = {}): Check =>
  object({ required: { text: words, value: text({ max: 150 }) }, optional: { description: anyText(75), ...more } });

export const selectOption = optionShape(plain(75));
export const choiceOption = optionShape(anyText(75));
export const overflowOption = optionShape(plain(75), { url: webAddress(3000) });

export const optionGroups: Check = list(
  object({ required: { label: plain(75), options: list(selectOption, { max: 100 }) } }),
  { max: 100 },
);

/** Every option of an element, those inside groups as well. */
export function optionsOf(element: JsonObject): JsonObject[] {
  return [
    ...objectsAt(element, 'options'),
    ...objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options')),
  ];
}

function sameOption(one: JsonObject, other: JsonObject): boolean {
  const words = (option: JsonObject) => (isObject(option.text) ? stringAt(option.text, 'text') : undefined);
  return one.value === other.value && words(one) === words(other);
}

/** An initial option must be one of the options, word for word. */
export function checkInitialOptions(element: JsonObject, place: Place): void {
  const options = optionsOf(element);
  const among = (initial: unknown) => isObject(initial) && options.some((option) => sameOption(option, initial));
  if (element.initial_option !== undefined && !among(element.initial_option)) {
    report(below(place, 'initial_option'), 'must be one of the options');
  }
  if (Array.isArray(element.initial_options)) {
    element.initial_options.forEach((initial, index) => {
      if (!among(initial)) report(below(below(place, 'initial_options'), index), 'must be one of the options');
    });
  }
}

export function checkOptionValuesDiffer(element: JsonObject, place: Place): void {
  const values = optionsOf(element).map((option) => option.value);
  if (new Set(values).size < values.length) report(below(place, 'options'), 'option values must be different');
}
