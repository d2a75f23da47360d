import type { Clock } from '../../core/clock.ts';
import type { JsonObject } from '../json.ts';
import { withGeneratedIds } from './generated-ids.ts';
import type { Ids } from './ids.ts';
import type { SandboxMessage } from './model.ts';

export interface NewMessage {
  readonly channelId: string;
  readonly authorId: string;
  readonly isBot: boolean;
  readonly text: string;
  readonly blocks?: JsonObject[];
  readonly metadata?: JsonObject;
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly clientMsgId?: string;
  readonly onlyFor?: string;
}

/** The messages of one workspace, ephemeral ones among them. */
export class MessageStore {
  readonly #ids: Ids;
  readonly #clock: Clock;
  #messages: SandboxMessage[] = [];

  constructor(ids: Ids, clock: Clock) {
    this.#ids = ids;
    this.#clock = clock;
  }

  add(message: NewMessage): SandboxMessage {
    const postedAt = this.#clock.now();
    const stored: SandboxMessage = {
      ts: this.#ids.messageTs(postedAt),
      threadTs: message.threadTs,
      broadcast: message.broadcast ?? false,
      channelId: message.channelId,
      authorId: message.authorId,
      isBot: message.isBot,
      text: message.text,
      blocks: withGeneratedIds(message.blocks ?? [], this.#ids),
      metadata: message.metadata,
      edited: undefined,
      clientMsgId: message.clientMsgId,
      postedAt,
      onlyFor: message.onlyFor,
    };
    this.#messages.push(stored);
    return stored;
  }

  change(message: SandboxMessage, change: { text: string; blocks: JsonObject[]; metadata?: JsonObject }) {
    message.text = change.text;
    message.blocks = withGeneratedIds(change.blocks, this.#ids);
    if (change.metadata) message.metadata = change.metadata;
    message.edited = { ts: this.#ids.messageTs(this.#clock.now()) };
  }

  remove(message: SandboxMessage): void {
    this.#messages = this.#messages.filter((other) => other !== message);
  }

  /** What is really in a conversation, thread replies included; ephemeral messages are not. */
  in(channelId: string): SandboxMessage[] {
    return this.#messages.filter((message) => message.channelId === channelId && message.onlyFor === undefined);
  }

  find(channelId: string, ts: string): SandboxMessage | undefined {
    return this.in(channelId).find((message) => message.ts === ts);
  }

  /** Any message, an ephemeral one too: ts are unique in the whole sandbox. */
  findAnywhere(ts: string): SandboxMessage | undefined {
    return this.#messages.find((message) => message.ts === ts);
  }

  findByClientId(clientMsgId: string): SandboxMessage | undefined {
    return this.#messages.find((message) => message.clientMsgId === clientMsgId);
  }

  /** Takes the place of whatever stood here. */
  restore(messages: readonly SandboxMessage[]): void {
    this.#messages = [...messages];
  }

  /** Everything, ephemeral messages included, oldest first. */
  all(): readonly SandboxMessage[] {
    return this.#messages;
  }
}
