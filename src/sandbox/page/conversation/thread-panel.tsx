import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { ConversationView, MessageView } from '../../page-door/contract.ts';
import { Composer } from '../composer/composer.tsx';
import { useWindowState } from '../window/window-state.tsx';
import { titleOf } from '../workspace/places.ts';
import { Message } from './message.tsx';
import { useStickyBottom } from './message-list.tsx';
import { repliesTo } from './timeline.ts';
import './thread-panel.css';

/** A message and what was replied to it. Escape closes it and gives the focus back to the message. */
export function ThreadPanel({ parent, view }: { parent: MessageView; view: ConversationView }) {
  const { openThread } = useWindowState();
  const { summary, messages, closedBecause } = view;
  const replies = repliesTo(messages, parent.ts);
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useStickyBottom(messages);
  useEffect(() => heading.current?.focus(), []);

  const close = () => {
    // At once, not a frame later: the conversation may have been hidden behind the thread until now.
    flushSync(() => openThread(undefined));
    document.querySelector<HTMLElement>(`[data-thread-of="${parent.ts}"]`)?.focus();
  };
  return (
    <section
      className="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className="conversation-head">
        <h2 ref={heading} tabIndex={-1}>
          Thread
        </h2>
        <p className="conversation-members">in {titleOf(summary)}</p>
        <button type="button" className="icon-button" aria-label="Close the thread" onClick={close}>
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className="messages" role="log" aria-label="Replies" tabIndex={0} ref={scroller}>
        <div className="messages-inner">
          <Message message={parent} conversationId={summary.id} isInThread />
          <p className="line-replies">{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</p>
          {replies.map((reply) => (
            <Message key={reply.ts} message={reply} conversationId={summary.id} isInThread />
          ))}
        </div>
      </div>
      {closedBecause === null && (
        <Composer conversationId={summary.id} threadTs={parent.ts} label="Reply to the thread" sendLabel="Reply" />
      )}
    </section>
  );
}
