import { type JsonObject, objectsAt } from '../json.ts';
import type { Reader } from './reader.ts';
import { renderDate } from './render-date.ts';

export function renderRichText(block: JsonObject, reader: Reader): string {
  return objectsAt(block, 'elements')
    .map((part) => renderPart(part, reader))
    .join('\n');
}

function renderPart(part: JsonObject, reader: Reader): string {
  const elements = objectsAt(part, 'elements');
  if (part.type !== 'rich_text_list') return elements.map((element) => renderInline(element, reader)).join('');
  const indent = '  '.repeat(Number(part.indent ?? 0));
  return elements
    .map((item, index) => `${indent}${part.style === 'ordered' ? `${index + 1}.` : '•'} ${renderPart(item, reader)}`)
    .join('\n');
}

function renderInline(element: JsonObject, reader: Reader): string {
  switch (element.type) {
    case 'text':
      return String(element.text);
    case 'link':
      return String(element.text ?? element.url);
    case 'emoji':
      return `:${element.name}:`;
    case 'user':
      return `@${reader.userName(String(element.user_id))}`;
    case 'channel':
      return `#${reader.channelName(String(element.channel_id))}`;
    case 'broadcast':
      return `@${element.range}`;
    case 'date':
      return renderDate(new Date(Number(element.timestamp) * 1000), String(element.format), reader);
    default:
      return '';
  }
}
