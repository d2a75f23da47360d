import { type JsonObject, objectAt, objectsAt } from '../json.ts';
import { valueKey } from '../slack/form-state.ts';
import type { Reader } from './reader.ts';
import { renderTextObject } from './render-text.ts';
import type { Surface } from './surface.ts';

/** What a person's answer is in the shape of `state.values`, for this kind of element. */
export function answerFor(surface: Surface, element: JsonObject, answer: string | string[]): JsonObject {
  const key = valueKey(element.type);
  if (!key) throw new Error(`${String(element.type)} takes no answer`);
  const several = Array.isArray(answer) ? answer : answer === '' ? [] : [answer];
  const one = several[0];
  const single = (find: (name: string) => unknown) => ({ [key]: one === undefined ? null : find(one) });
  const many = (find: (name: string) => unknown) => ({ [key]: several.map(find) });
  const option = (name: string) => findOption(element, name, surface.reader);
  const person = (name: string) => findPerson(surface, name);
  const channel = (name: string) => findChannel(surface, name);
  switch (key) {
    case 'selected_option':
      return single(option);
    case 'selected_options':
      return limited(element, many(option));
    case 'selected_user':
      return single(person);
    case 'selected_users':
      return limited(element, many(person));
    case 'selected_channel':
    case 'selected_conversation':
      return single(channel);
    case 'selected_channels':
    case 'selected_conversations':
      return limited(element, many(channel));
    case 'selected_date':
      return single((text) => inForm(text, /^\d{4}-\d\d-\d\d$/, 'a date picker takes YYYY-MM-DD'));
    case 'selected_time':
      return single((text) => inForm(text, /^([01]\d|2[0-3]):[0-5]\d$/, 'a time picker takes HH:mm'));
    case 'selected_date_time':
      return single((text) => Math.floor(new Date(text).getTime() / 1000));
    case 'rich_text_value':
      return single(richText);
    default:
      return single((text) => text);
  }
}

function inForm(text: string, form: RegExp, rule: string): string {
  if (!form.test(text)) throw new Error(`${rule}, not ${text}`);
  return text;
}

/** A menu stops taking more than `max_selected_items`; so does the person at it. */
function limited(element: JsonObject, value: JsonObject): JsonObject {
  const chosen = Object.values(value)[0];
  const most = element.max_selected_items;
  if (typeof most === 'number' && Array.isArray(chosen) && chosen.length > most) {
    throw new Error(`at most ${most} can be chosen`);
  }
  return value;
}

function findOption(element: JsonObject, name: string, reader: Reader): JsonObject {
  const options = [
    ...objectsAt(element, 'options'),
    ...objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options')),
  ];
  const words = (option: JsonObject) => renderTextObject(objectAt(option, 'text'), reader);
  const found = options.find((option) => words(option).trim() === name.trim());
  if (!found) throw new Error(`no option "${name}"; there are: ${options.map((one) => `"${words(one)}"`).join(', ')}`);
  return found;
}

function findPerson({ workspace }: Surface, name: string): string {
  const people = [...workspace.users.values()].filter(({ deleted }) => !deleted);
  const found = people.find((person) => person.name === name.replace(/^@/, '') || person.id === name);
  if (!found) throw new Error(`nobody called "${name}"; there are: ${people.map((one) => one.name).join(', ')}`);
  return found.id;
}

function findChannel({ workspace, user }: Surface, name: string): string {
  const channels = [...workspace.conversations.values()].filter(
    ({ kind, members, archived }) => !archived && (kind === 'public' || members.has(user.id)),
  );
  const found = channels.find((channel) => channel.name === name.replace(/^#/, '') || channel.id === name);
  if (!found) throw new Error(`no channel "${name}"; there are: ${channels.map((one) => one.name).join(', ')}`);
  return found.id;
}

function richText(text: string): JsonObject {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}
