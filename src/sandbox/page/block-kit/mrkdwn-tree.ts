// Slack's mrkdwn as a tree. It is not Markdown: no headings, no lists, one `*` for bold, references in `<…>`.
// https://docs.slack.dev/messaging/formatting-message-text
import { withEmoji } from './emoji.ts';

export type MrkdwnNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote' | 'code'; readonly children: readonly MrkdwnNode[] }
  | { readonly kind: 'fence'; readonly children: readonly MrkdwnNode[] }
  | { readonly kind: 'person' | 'channel'; readonly id: string }
  | { readonly kind: 'group'; readonly name: string }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly fallback: string;
      readonly url: string | undefined;
    }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly MrkdwnNode[] };

interface Options {
  /** Leave bare web addresses as they are. */
  readonly verbatim?: boolean;
}

export function mrkdwnTree(text: string, options: Options = {}): MrkdwnNode[] {
  // Every second piece is what stands between two fences.
  return text
    .split(/\n?```\n?([\s\S]*?)\n?```\n?/)
    .flatMap((piece, index) =>
      index % 2 === 1 ? [{ kind: 'fence' as const, children: literal(piece) }] : paragraphs(piece, options),
    );
}

/** Lines, those that are quoted put together. */
function paragraphs(text: string, options: Options): MrkdwnNode[] {
  const all = /^(?:>|&gt;){3}/m.exec(text);
  if (all) {
    const before = text.slice(0, all.index).replace(/\n$/, '');
    const quoted = text.slice(all.index + all[0].length).trimStart();
    return [...paragraphs(before, options), { kind: 'quote', children: inline(quoted, options) }];
  }
  const nodes: MrkdwnNode[] = [];
  // A run of quoted lines, with the line breaks around it: the quote stands on lines of its own anyway.
  for (const [index, run] of text.split(/\n?((?:^(?:>|&gt;).*(?:\n|$))+)/m).entries()) {
    if (run === '') continue;
    if (index % 2 === 0) nodes.push(...inline(run, options));
    else
      nodes.push({ kind: 'quote', children: inline(run.replace(/\n$/, '').replace(/^(?:>|&gt;) ?/gm, ''), options) });
  }
  return nodes;
}

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof marks;

const isWordy = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function inline(text: string, options: Options): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = [];
  let plainFrom = 0;
  let at = 0;
  const take = (length: number, node: MrkdwnNode) => {
    if (at > plainFrom) nodes.push(...plain(text.slice(plainFrom, at), options));
    nodes.push(node);
    at += length;
    plainFrom = at;
  };
  while (at < text.length) {
    const found = reference(text, at, options) ?? code(text, at) ?? marked(text, at, options);
    if (found) take(found.length, found.node);
    else at += 1;
  }
  if (at > plainFrom) nodes.push(...plain(text.slice(plainFrom), options));
  return nodes;
}

interface Found {
  readonly length: number;
  readonly node: MrkdwnNode;
}

function code(text: string, at: number): Found | undefined {
  if (text[at] !== '`') return undefined;
  const inner = /^`([^`\n]+)`/.exec(text.slice(at))?.[1];
  return inner === undefined
    ? undefined
    : { length: inner.length + 2, node: { kind: 'code', children: literal(inner) } };
}

/** `*bold*` where it does not stand inside of a word: `2*3*4` and snake_case stay as they are. */
function marked(text: string, at: number, options: Options): Found | undefined {
  const mark = text[at];
  if (!isMark(mark) || isWordy(text[at - 1]) || text[at - 1] === mark) return undefined;
  const end = closing(text, at, mark);
  if (end === undefined) return undefined;
  const children = inline(text.slice(at + 1, end), options);
  return { length: end + 1 - at, node: { kind: marks[mark], children } };
}

function isMark(character: string | undefined): character is Mark {
  return character !== undefined && character in marks;
}

/** Where the mark that was opened at `start` closes: on the same line, not after a blank, not inside of a reference. */
function closing(text: string, start: number, mark: Mark): number | undefined {
  if (/[\s]/.test(text[start + 1] ?? ' ') || text[start + 1] === mark) return undefined;
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    const skipped = /^(?:<[^<>\n]*>|`[^`\n]+`)/.exec(text.slice(at, at + 3100))?.[0].length;
    if (skipped) at += skipped - 1;
    else if (text[at] === mark && !/\s/.test(text[at - 1] ?? ' ') && !isWordy(text[at + 1])) return at;
  }
  return undefined;
}

function reference(text: string, at: number, options: Options): Found | undefined {
  if (text[at] !== '<') return undefined;
  const whole = /^<([^<>\n]+)>/.exec(text.slice(at));
  if (!whole) return undefined;
  return { length: whole[0].length, node: referenceNode(whole[1] ?? '', options) };
}

function referenceNode(inner: string, options: Options): MrkdwnNode {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? undefined : inner.slice(bar + 1);
  if (/^@[UW]/.test(target)) return { kind: 'person', id: target.slice(1) };
  if (/^#C/.test(target)) return { kind: 'channel', id: target.slice(1) };
  if (target.startsWith('!date^')) return dateNode(target, label);
  if (target.startsWith('!subteam^')) return { kind: 'group', name: unescaped(label ?? '@group') };
  if (target.startsWith('!')) return { kind: 'group', name: `@${unescaped(target.slice(1))}` };
  // No reference at all: whoever writes about `<script>` wants to see it.
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return { kind: 'text', text: unescaped(`<${inner}>`) };
  const children =
    label === undefined ? plainText(target.replace(/^mailto:/, '')) : inline(label, { ...options, verbatim: true });
  return { kind: 'link', url: unescaped(target), children };
}

function dateNode(target: string, label: string | undefined): MrkdwnNode {
  const [, seconds = '', format = '', url] = target.split('^');
  const fallback = unescaped(label ?? '');
  if (!/^\d+$/.test(seconds) || format === '') return { kind: 'text', text: fallback };
  return { kind: 'date', seconds: Number(seconds), format: unescaped(format), fallback, url: url && unescaped(url) };
}

/** Text without markup, in which references still say who is meant. */
function literal(text: string): MrkdwnNode[] {
  return text.split(/(<[^<>\n]+>)/).flatMap((part, index) => {
    if (index % 2 === 1) return [referenceNode(part.slice(1, -1), { verbatim: true })];
    return part === '' ? [] : [{ kind: 'text' as const, text: unescaped(part) }];
  });
}

function plain(text: string, { verbatim = false }: Options): MrkdwnNode[] {
  if (verbatim) return plainText(text);
  return text.split(/(https?:\/\/[^\s<>|]*[^\s<>|.,:;!?)\]}'"])/).flatMap((part, index) => {
    if (part === '') return [];
    if (index % 2 === 0) return plainText(part);
    return [
      { kind: 'link' as const, url: unescaped(part), children: [{ kind: 'text' as const, text: unescaped(part) }] },
    ];
  });
}

function plainText(text: string): MrkdwnNode[] {
  return [{ kind: 'text', text: withEmoji(unescaped(text)) }];
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
