// What stands in a conversation, from top to bottom. Pure: messages in, lines out.
import type { MessageView } from '../../page-door/contract.ts';
import { dayOf } from '../clock/times.ts';

export type Line =
  | { readonly kind: 'day'; readonly at: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'message'; readonly message: MessageView; readonly thread: ThreadSummary | undefined };

export interface ThreadSummary {
  readonly replies: number;
  readonly lastAt: string;
}

/** @param firstUnreadTs above this message stands the line "New" */
export function timelineOf(
  messages: readonly MessageView[],
  { timeZone, firstUnreadTs }: { timeZone: string; firstUnreadTs: string | undefined },
): Line[] {
  const threads = threadsOf(messages);
  const lines: Line[] = [];
  let day = '';
  for (const message of messages) {
    if (!standsInConversation(message)) continue;
    const its = dayOf(message.postedAt, timeZone);
    if (its !== day) lines.push({ kind: 'day', at: message.postedAt });
    day = its;
    if (message.ts === firstUnreadTs) lines.push({ kind: 'new' });
    lines.push({ kind: 'message', message, thread: threads.get(message.ts) });
  }
  return lines;
}

/** The first that this person has not read and not written, when they come in. */
export function firstUnreadOf(
  messages: readonly MessageView[],
  { lastReadTs, personId }: { lastReadTs: string | null; personId: string },
): string | undefined {
  return messages.find(
    (message) =>
      standsInConversation(message) &&
      !message.onlyYou &&
      message.authorId !== personId &&
      (lastReadTs === null || isLater(message.ts, lastReadTs)),
  )?.ts;
}

export function repliesTo(messages: readonly MessageView[], ts: string): MessageView[] {
  return messages.filter(({ threadTs }) => threadTs === ts);
}

function standsInConversation({ threadTs, broadcast }: MessageView): boolean {
  return threadTs === null || broadcast;
}

function threadsOf(messages: readonly MessageView[]): Map<string, ThreadSummary> {
  const threads = new Map<string, ThreadSummary>();
  for (const { threadTs, postedAt } of messages) {
    if (threadTs === null) continue;
    threads.set(threadTs, { replies: (threads.get(threadTs)?.replies ?? 0) + 1, lastAt: postedAt });
  }
  return threads;
}

/** A ts is seconds and a serial number; as a number it would lose the last digits. */
function isLater(ts: string, than: string): boolean {
  return ts.length === than.length ? ts > than : ts.length > than.length;
}
