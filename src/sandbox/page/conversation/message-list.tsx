import { useLayoutEffect, useMemo, useRef } from 'react';
import type { ConversationView } from '../../page-door/contract.ts';
import { dayInWords } from '../clock/times.ts';
import { useSession } from '../session.tsx';
import { titleOf } from '../workspace/places.ts';
import { Message } from './message.tsx';
import { type Line, timelineOf } from './timeline.ts';

/** How far from the bottom somebody still counts as reading the newest. */
const nearPx = 120;

export function MessageList({ view, firstUnreadTs }: { view: ConversationView; firstUnreadTs: string | undefined }) {
  const { workspace } = useSession();
  const timeZone = workspace.me.tz;
  const { messages, summary } = view;
  const lines = useMemo(() => timelineOf(messages, { timeZone, firstUnreadTs }), [messages, timeZone, firstUnreadTs]);
  const scroller = useStickyBottom(messages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className="messages" role="log" aria-label={`Messages in ${titleOf(summary)}`} tabIndex={0} ref={scroller}>
      <div className="messages-inner">
        {lines.length === 0 && <p className="quiet messages-none">Nothing has been said here yet.</p>}
        {lines.map((line) => (
          <LineOf key={keyOf(line)} line={line} conversationId={summary.id} />
        ))}
      </div>
    </div>
  );
}

function LineOf({ line, conversationId }: { line: Line; conversationId: string }) {
  const { workspace, now } = useSession();
  if (line.kind === 'message') {
    return <Message message={line.message} thread={line.thread} conversationId={conversationId} />;
  }
  if (line.kind === 'new') return <p className="line-new">New</p>;
  return <h3 className="line-day">{dayInWords(line.at, now(), workspace.me.tz)}</h3>;
}

function keyOf(line: Line): string {
  if (line.kind === 'message') return line.message.ts;
  return line.kind === 'day' ? `day ${line.at}` : 'new';
}

/**
 * Starts at the newest, and follows it for as long as the person is there and has not scrolled up to read. What they have
 * just said, and what is said to them alone, is brought into sight wherever they are.
 */
export function useStickyBottom(messages: ConversationView['messages']) {
  const { workspace } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const newest = messages.at(-1);
  const newestTs = newest?.ts;
  const isForMe = newest !== undefined && (newest.onlyYou || newest.authorId === workspace.me.id);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = () => {
      if (isNear.current) element.scrollTop = element.scrollHeight;
    };
    const look = () => {
      isNear.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    };
    // Blocks may grow after they were drawn: pictures, a form that opens.
    const watcher = new ResizeObserver(follow);
    for (const child of element.children) watcher.observe(child);
    watcher.observe(element);
    element.addEventListener('scroll', look);
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newestTs` is why it looks again.
  useLayoutEffect(() => {
    if (isForMe) isNear.current = true;
  }, [newestTs, isForMe]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `messages` is why it looks again.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isNear.current) element.scrollTop = element.scrollHeight;
  }, [messages]);
  return scroller;
}
