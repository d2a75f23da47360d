import { type JsonObject, objectAt, objectsAt } from '../json.ts';
import { valueKey } from './form-state.ts';
import type { OpenView } from './open-views.ts';

/** What Slack's own client says below a field before anything is sent, by block id. */
export function missingAnswers(view: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of objectsAt(view.definition, 'blocks')) {
    const element = objectAt(block, 'element');
    if (block.type !== 'input' || !element) continue;
    const blockId = String(block.block_id);
    const state = view.state[blockId]?.[String(element.action_id)] ?? {};
    const value = state[valueKey(element.type) ?? ''];
    const error = isEmpty(value)
      ? block.optional !== true && 'Please complete this required field.'
      : malformed(element, value);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function malformed(element: JsonObject, value: unknown): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return wrongLength(element, String(value));
    case 'number_input':
      return wrongNumber(element, String(value));
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value)) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(String(value)) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function wrongLength({ min_length: least, max_length: most = 3000 }: JsonObject, value: string): string | undefined {
  if (typeof least === 'number' && value.length < least) return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && value.length > most) return `Please enter ${most} characters or fewer.`;
  return undefined;
}

function wrongNumber(element: JsonObject, value: string): string | undefined {
  const number = Number(value);
  if (Number.isNaN(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  const { min_value: least, max_value: most } = element;
  if (typeof least === 'string' && number < Number(least)) return `Please enter a number that is ${least} or more.`;
  if (typeof most === 'string' && number > Number(most)) return `Please enter a number that is ${most} or less.`;
  return undefined;
}
