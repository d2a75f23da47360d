import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  ModalView,
  MrkdwnOption,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { clip, clipMrkdwn, joined, Mrkdwn, mrkdwn, splitMrkdwn } from './text.ts';

// Small constructors for the Block Kit that Cairn uses. They keep Slack's limits, which the sandbox enforces as well:
// https://docs.slack.dev/reference/block-kit/blocks

export const limits = {
  header: 150,
  section: 3000,
  context: 2000,
  button: 75,
  value: 2000,
  option: 75,
  title: 24,
  label: 2000,
  placeholder: 150,
} as const;

export function plain(text: string, longest: number = limits.label): PlainTextElement {
  return { type: 'plain_text', text: clip(text, longest), emoji: true };
}

function marked(text: Mrkdwn | string, longest: number) {
  const safe = text instanceof Mrkdwn ? text : mrkdwn`${text}`;
  // Verbatim: Slack makes no link or mention of its own out of what a person typed.
  return { type: 'mrkdwn' as const, text: clipMrkdwn(safe, longest).text, verbatim: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.header) };
}

export function section(text: Mrkdwn | string, accessory?: SectionBlock['accessory']): SectionBlock {
  return { type: 'section', text: marked(text, limits.section), accessory };
}

/** Lines in as few sections as hold them; a line that no section holds goes on in the next one. Nothing is cut off. */
export function sections(lines: readonly Mrkdwn[]): SectionBlock[] {
  const packed: Mrkdwn[] = [];
  for (const line of lines.flatMap((each) => splitMrkdwn(each, limits.section))) {
    const last = packed.at(-1);
    const grown = last && joined([last, line]);
    if (grown && grown.text.length <= limits.section) packed[packed.length - 1] = grown;
    else packed.push(line);
  }
  return packed.map((text) => section(text));
}

/** A view of 250 KB is one too many for Slack; its head and foot need some. */
const mostBytes = 200_000;

/** Entries from the first on, as many as fit into `most` blocks and into the size of a view together. */
export function fitting(entries: readonly (readonly KnownBlock[])[], most: number): KnownBlock[][] {
  const fits: KnownBlock[][] = [];
  let blocks = 0;
  let bytes = 0;
  for (const entry of entries) {
    blocks += entry.length;
    bytes += Buffer.byteLength(JSON.stringify(entry));
    if (blocks > most || bytes > mostBytes) break;
    fits.push([...entry]);
  }
  return fits;
}

export function context(...texts: readonly (Mrkdwn | string)[]): ContextBlock {
  return { type: 'context', elements: texts.slice(0, 10).map((text) => marked(text, limits.context)) };
}

export const divider: DividerBlock = { type: 'divider' };

export function actions(...elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', elements };
}

export interface ButtonOptions {
  /** Registered in the feature's `inputs.ts`. */
  readonly action: string;
  /** What comes back when it is pressed; ids only. */
  readonly value: Readonly<Record<string, string | undefined>>;
  readonly style?: 'primary' | 'danger';
  /** Asks before. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
  /** What a screen reader says, where the label alone does not tell. */
  readonly description?: string;
}

export function button(label: string, options: ButtonOptions): Button {
  return {
    type: 'button',
    text: plain(label, limits.button),
    action_id: options.action,
    value: clip(JSON.stringify(options.value), limits.value),
    style: options.style,
    confirm: options.confirm && confirmation(options.confirm),
    accessibility_label: options.description ? clip(options.description, limits.button) : undefined,
  };
}

function confirmation(asked: NonNullable<ButtonOptions['confirm']>): ConfirmationDialog {
  return {
    title: plain(asked.title, 100),
    text: plain(asked.text, 300),
    confirm: plain(asked.yes, 30),
    deny: plain(asked.no, 30),
  };
}

export function option(label: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(label, limits.option),
    value,
    description: description ? plain(description, limits.option) : undefined,
  };
}

/** An option with a mention or a channel in it; radio buttons and checkboxes can show these, menus cannot. */
export function markedOption(label: Mrkdwn, value: string, description?: string): MrkdwnOption {
  return {
    text: marked(label, limits.option),
    value,
    description: description ? plain(description, limits.option) : undefined,
  };
}

export interface Modal {
  /** The callback id, registered in the feature's `inputs.ts`; undefined for a modal that is only read. */
  readonly callback?: string;
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  readonly submit?: string;
  readonly close?: string;
  /** Ids that come back on submit. */
  readonly subject?: Readonly<Record<string, string | undefined>>;
  /** Cairn hears when it is closed unsent (`Door.closed`). */
  readonly tellsWhenClosed?: boolean;
}

export function modal(parts: Modal): ModalView {
  return {
    type: 'modal',
    title: plain(parts.title, limits.title),
    close: plain(parts.close ?? (parts.submit ? 'Cancel' : 'Close'), limits.title),
    blocks: [...parts.blocks],
    submit: parts.submit ? plain(parts.submit, limits.title) : undefined,
    callback_id: parts.callback,
    private_metadata: parts.subject && JSON.stringify(parts.subject),
    notify_on_close: parts.tellsWhenClosed,
  };
}

/** A modal that says one thing. */
export function noticeModal(sentence: Mrkdwn | string): ModalView {
  return modal({ title: 'Cairn', blocks: [section(sentence)] });
}
