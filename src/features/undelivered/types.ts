import type { Id } from '../../core/ids.ts';

/** Whom a message was for: ids alone. */
export interface Recipient {
  readonly targetKind: 'people' | 'channel';
  readonly target: readonly string[];
}

/** A message that Slack refused for good, without anything of what it says. */
export interface UndeliveredMessage extends Recipient {
  readonly id: Id<'deliveries'>;
  /** What such a message is called. */
  readonly title: string;
  /** It was to change a message that is out already. */
  readonly isChange: boolean;
  /** Slack's code. */
  readonly reason: string | null;
  readonly since: Date;
}

export interface UndeliveredPage {
  /** Newest first. */
  readonly messages: readonly UndeliveredMessage[];
  readonly skip: number;
  /** On all pages. */
  readonly total: number;
}
