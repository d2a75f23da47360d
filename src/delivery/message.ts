import type { KnownBlock } from '@slack/types';
import type { ChannelId, Id } from '../core/ids.ts';
import type { Act } from '../database/act.ts';

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

/** A kind of message that Cairn posts; features register theirs in `features.ts`. */
export interface MessageKind {
  /** `goal.card` */
  readonly kind: string;
  /** What it is called where something is said about it, and nothing of what is in it: `Card of a goal`. */
  readonly title: string;
  /** Reads the present state of the subject; it may run more than once and changes nothing. */
  render(act: Act, subjectId: string, operation: 'post' | 'update'): Promise<Rendered>;
  /**
   * As `render`, for many subjects at once; a kind that falls due in crowds asks as few questions for many as for one.
   * What is not in the answer is rendered by itself.
   */
  renderAll?(
    act: Act,
    subjectIds: readonly string[],
    operation: 'post' | 'update',
  ): Promise<ReadonlyMap<string, Rendered>>;
  /** Runs once in the transaction that marks the post as sent. */
  sent?(act: Act, subjectId: string, message: SentMessage): Promise<void>;
  /** Slack will not take it until a person changes something (invite Cairn to the channel). It may run more than once. */
  held?(act: Act, subjectId: string, reason: string): Promise<void>;
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
