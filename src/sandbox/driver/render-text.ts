import { type JsonObject, stringAt } from '../json.ts';
import type { Reader } from './reader.ts';
import { renderDate } from './render-date.ts';

/** mrkdwn as a person reads it: names for references, dates in their zone, no markup. */
export function renderMrkdwn(text: string, reader: Reader): string {
  const read = text
    .split(/(<[^<>\n]*>)/)
    .map((part) => (part.startsWith('<') && part.endsWith('>') ? reference(part.slice(1, -1), reader) : part));
  return unescapeMrkdwn(withoutMarkup(read.join('')));
}

/** A text object, plain or mrkdwn. */
export function renderTextObject(object: JsonObject | undefined, reader: Reader): string {
  if (!object) return '';
  const text = stringAt(object, 'text') ?? '';
  return object.type === 'mrkdwn' ? renderMrkdwn(text, reader) : text;
}

function reference(inner: string, reader: Reader): string {
  const [target = '', label] = splitOnce(inner, '|');
  if (/^@[UW]/.test(target)) return `@${reader.userName(target.slice(1))}`;
  if (/^#C/.test(target)) return `#${reader.channelName(target.slice(1))}`;
  if (target.startsWith('!date^')) return dateReference(target, label, reader);
  if (target.startsWith('!subteam^')) return label ?? '@group';
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label ?? target.replace(/^mailto:/, '');
}

function dateReference(target: string, fallback: string | undefined, reader: Reader): string {
  const [, seconds = '', format = ''] = target.split('^');
  if (!/^\d+$/.test(seconds) || format === '') return fallback ?? '';
  return renderDate(new Date(Number(seconds) * 1000), format, reader);
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Takes away *bold*, _italic_, ~strike~ and `code` where Slack would show them as formatting. */
function withoutMarkup(text: string): string {
  return text
    .replace(/```\n?([\s\S]*?)\n?```/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/(^|[\s([{>"'_~–—-])\*(\S(?:[^*\n]*\S)?)\*(?=$|[\s.,:;!?)\]}<"'_~–—-])/gm, '$1$2')
    .replace(/(^|[\s([{>"'~–—-])_(\S(?:[^_\n]*\S)?)_(?=$|[\s.,:;!?)\]}<"'~–—-])/gm, '$1$2')
    .replace(/(^|[\s([{>"'–—-])~(\S(?:[^~\n]*\S)?)~(?=$|[\s.,:;!?)\]}<"'–—-])/gm, '$1$2')
    .replace(/^(?:>|&gt;) ?/gm, '');
}

function unescapeMrkdwn(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
