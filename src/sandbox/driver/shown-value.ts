import { isObject, type JsonObject, objectAt, objectsAt, stringsAt, wordsAt } from '../json.ts';
import type { Reader } from './reader.ts';
import { renderDate } from './render-date.ts';
import { renderRichText } from './render-rich-text.ts';

/** What stands in a field, in words; empty when nothing does. `state` is one entry of `state.values`. */
export function shownValue(state: JsonObject, reader: Reader): string {
  const option = objectAt(state, 'selected_option');
  if (option) return wordsAt(option, 'text');
  const options = objectsAt(state, 'selected_options');
  if (options.length > 0) return options.map((one) => wordsAt(one, 'text')).join(', ');
  if (isObject(state.rich_text_value)) return renderRichText(state.rich_text_value, reader);
  if (typeof state.selected_date_time === 'number') {
    return renderDate(new Date(state.selected_date_time * 1000), '{date_num} {time}', reader);
  }
  const people = [state.selected_user, ...stringsAt(state, 'selected_users')];
  const channels = [
    state.selected_channel,
    state.selected_conversation,
    ...stringsAt(state, 'selected_channels'),
    ...stringsAt(state, 'selected_conversations'),
  ];
  const named = [
    ...people.filter((id) => typeof id === 'string').map((id) => `@${reader.userName(id)}`),
    ...channels.filter((id) => typeof id === 'string').map((id) => `#${reader.channelName(id)}`),
  ];
  if (named.length > 0) return named.join(', ');
  return [state.value, state.selected_date, state.selected_time].find((value) => typeof value === 'string') ?? '';
}
