import type { KnownBlock } from '@slack/types';
import type { ChannelId, Id } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import type { SubjectReader } from './subject.ts';

export type DeliveryId = Id<'deliveries'>;

/** One message as Slack takes it. */
export interface Message {
  /** What notifications and screen readers read; always given. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The message this one answers in a thread. */
  readonly thread?: { readonly ts: string; readonly alsoInConversation: boolean };
  /** The message must say the same without it: a workspace may not take files. */
  readonly picture?: Picture;
}

/** A picture of a message: uploaded before the post, once. */
export interface Picture {
  /** Drawn as PNG when it is uploaded. */
  readonly svg: string;
  /** What it shows, in words. */
  readonly alt: string;
  readonly fileName: string;
  readonly title: string;
  /** How many of the message's blocks stand before it. */
  readonly after: number;
}

/** What a message kind makes of its subject at the moment of sending. */
export type Rendered =
  | { readonly do: 'send'; readonly message: Message }
  /** Nothing to say any more: the delivery is moot. */
  | { readonly do: 'skip'; readonly because: string }
  /** Not before then, by the calendar: it would come at a wrong hour. It is rendered again at that time. */
  | { readonly do: 'later'; readonly at: Date; readonly because: string }
  /** Not yet: something it builds on has not been sent. */
  | { readonly do: 'wait'; readonly because: string };

export interface SentMessage {
  readonly channelId: ChannelId;
  readonly ts: string;
}

/**
 * What each kind of message is about. A feature adds its kinds here by declaration merging, beside their definition:
 * `declare module '../../delivery/message.ts' { interface MessageSubjects { 'goal.card': GoalId } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features merge their kinds into it
export interface MessageSubjects {}

/** `goal.card` */
export type MessageName = keyof MessageSubjects;

/** A kind of message as the outbox sees it: what it is about is text. Made by `messageKind`. */
export interface MessageKind<Name extends string = string> {
  readonly kind: Name;
  /** What it is called where something is said about it, and nothing of what is in it: `Card of a goal`. */
  readonly title: string;
  render(act: Act, subjectId: string, operation: 'post' | 'update'): Promise<Rendered>;
  renderAll?(
    act: Act,
    subjectIds: readonly string[],
    operation: 'post' | 'update',
  ): Promise<ReadonlyMap<string, Rendered>>;
  sentAll?(act: Act, subjectIds: readonly string[]): Promise<void>;
  held?(act: Act, subjectId: string, reason: string): Promise<void>;
}

/** What a feature says of a kind of message. */
export interface MessageDefinition<S> {
  readonly title: string;
  /** Reads the present state of the subject; it may run more than once and changes nothing. */
  render(act: Act, subject: S, operation: 'post' | 'update'): Promise<Rendered>;
  /**
   * As `render`, for many subjects at once, with an answer for each in their order; a kind that falls due in crowds asks
   * as few questions for many as for one. What has no answer is rendered by itself.
   */
  renderAll?(
    act: Act,
    subjects: readonly S[],
    operation: 'post' | 'update',
  ): Promise<readonly (Rendered | undefined)[]>;
  /**
   * What follows posts that are out: runs once for each, for many at once, in the transaction that marks them as sent. Where
   * it fails it runs again for each alone.
   */
  sentAll?(act: Act, subjects: readonly S[]): Promise<void>;
  /** Slack will not take it until a person changes something (invite Cairn to the channel). It may run more than once. */
  held?(act: Act, subject: S, reason: string): Promise<void>;
}

/** Defines a kind of message; features register theirs in `features.ts`. @param read gives the subject back from its text */
export function messageKind<Name extends MessageName>(
  kind: Name,
  read: SubjectReader<MessageSubjects[Name]>,
  definition: MessageDefinition<MessageSubjects[Name]>,
): MessageKind<Name> {
  const { title, render, renderAll, sentAll, held } = definition;
  return {
    kind,
    title,
    render: (act, text, operation) => render(act, read(text), operation),
    renderAll:
      renderAll &&
      (async (act, texts, operation) => {
        const rendered = await renderAll(act, texts.map(read), operation);
        return new Map(texts.flatMap((text, index) => (rendered[index] ? [[text, rendered[index]] as const] : [])));
      }),
    sentAll: sentAll && ((act, texts) => sentAll(act, texts.map(read))),
    held: held && ((act, text, reason) => held(act, read(text), reason)),
  };
}

export type MessageKinds = ReadonlyMap<string, MessageKind>;

/** @throws where two kinds have one name */
export function collectMessageKinds(kinds: readonly MessageKind[]): MessageKinds {
  const collected = new Map<string, MessageKind>();
  for (const kind of kinds) {
    if (collected.has(kind.kind)) throw new Error(`two message kinds are called ${kind.kind}`);
    collected.set(kind.kind, kind);
  }
  return collected;
}
