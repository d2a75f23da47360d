import { expect } from '@jest/globals';
import { checkMessage } from '../../../src/sandbox/block-kit/check-message.ts';
import { checkView } from '../../../src/sandbox/block-kit/check-view.ts';
import { menteeId, mentorId } from './made.ts';

export const celebrationChannel = 'C0WINS';

/** What Cairn itself writes between angle brackets in the made things. */
const ours = new RegExp(
  `<https://(?:slack\\.com/archives|x\\.example)/[^|<>]*\\|[^<>]*>|<@(?:${mentorId}|${menteeId})>|<#${celebrationChannel}>|<!date\\^\\d{10}\\^[^|<>]*\\|[^<>]*>`,
  'g',
);

/** What could act, or be shown broken, of text that Slack reads as mrkdwn: brackets and halves of entities. */
export function unsafeParts(text: string): string[] {
  const rest = text
    .replaceAll(ours, '')
    .replaceAll(/^> /gm, '')
    .replaceAll(/&(?:amp|lt|gt);/g, '');
  return rest.match(/[<>&].{0,20}/g) ?? [];
}

/** Every text object inside blocks or a view. */
export function textsIn(value: unknown): { type: string; text: string }[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(textsIn);
  const isText = 'type' in value && 'text' in value && typeof value.text === 'string';
  return isText && typeof value.type === 'string'
    ? [{ type: value.type, text: String(value.text) }, ...inside]
    : inside;
}

function expectWhole(value: unknown): void {
  const texts = textsIn(value);
  const acting = texts.filter(({ type }) => type === 'mrkdwn').flatMap(({ text }) => unsafeParts(text));
  expect(acting.slice(0, 3)).toEqual([]);
  expect(texts.filter(({ text }) => text.trim() === '' || !text.isWellFormed())).toEqual([]);
  expect(JSON.stringify(value)).not.toContain('undefined');
}

/** Slack takes these blocks, and nothing in them acts that a person typed. */
export function expectGoodBlocks(blocks: unknown): void {
  expect(checkMessage({ text: 'x', blocks })).toEqual([]);
  expectWhole(blocks);
}

/** Slack takes this modal or Home, and nothing in it acts that a person typed. */
export function expectGoodView(view: unknown): void {
  expect(checkView(view)).toEqual([]);
  expectWhole(view);
}

/** All the words that a reader sees in mrkdwn, as they were before they were escaped, a line each text. */
export function readable(value: unknown): string {
  return readableTexts(value).join('\n');
}

/** As `readable`, words that go on in the next block in one piece. */
export function flowing(value: unknown): string {
  return readableTexts(value).join('');
}

function readableTexts(value: unknown): string[] {
  return textsIn(value).map(({ type, text }) =>
    type === 'mrkdwn' ? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') : text,
  );
}
