import { Refusal } from '../../../core/errors.ts';
import type { ShareFields } from '../inputs.ts';

/** In characters. */
export const longestLink = 1000;

/** @throws Refusal under the field `link` for what is no web address */
export function readLink(typed: string | undefined): string | undefined {
  const text = typed?.trim() ?? '';
  if (text === '') return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.') || url.username || url.password) {
    throw new Refusal<ShareFields>(
      'no_link',
      'That is no web address I can read. Try one like https://example.org/talk.',
      'link',
    );
  }
  if (url.href.length > longestLink) {
    throw new Refusal<ShareFields>('long_link', `Please use an address of at most ${longestLink} characters.`, 'link');
  }
  return url.href;
}
