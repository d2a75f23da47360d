import { useEffect, useRef, useState } from 'react';
import type { ConversationSummary, ConversationView } from '../../page-door/contract.ts';
import { Composer } from '../composer/composer.tsx';
import { useLive } from '../live.ts';
import { useSession } from '../session.tsx';
import { useWindowState } from '../window/window-state.tsx';
import { isChannel, titleOf } from '../workspace/places.ts';
import { ConversationHeader } from './conversation-header.tsx';
import { MessageList } from './message-list.tsx';
import { ThreadPanel } from './thread-panel.tsx';
import { firstUnreadOf } from './timeline.ts';
import { useMarkAsRead } from './use-mark-as-read.ts';
import './conversation.css';

/** A conversation and, beside it, one of its threads. */
export function ConversationPane({ summary, isTab = false }: { summary: ConversationSummary; isTab?: boolean }) {
  const { workspace } = useSession();
  const { address } = useWindowState();
  const path = `/api/conversation?as=${encodeURIComponent(workspace.me.id)}&id=${encodeURIComponent(summary.id)}`;
  const { view, trouble } = useLive<ConversationView>(path);
  const parent = view?.messages.find(({ ts }) => ts === address.thread);
  return (
    <div className="conversation-and-thread" data-thread={parent !== undefined}>
      <section className="conversation" aria-label={titleOf(summary)}>
        {!isTab && <ConversationHeader summary={summary} />}
        {trouble && !view && (
          <p className="alert" role="alert">
            {trouble}
          </p>
        )}
        {view && <Opened view={view} isTab={isTab} />}
      </section>
      {view && parent && <ThreadPanel key={parent.ts} parent={parent} view={view} />}
    </div>
  );
}

function Opened({ view, isTab }: { view: ConversationView; isTab: boolean }) {
  const { workspace } = useSession();
  const { takeArrival, isNarrow } = useWindowState();
  const { summary, messages, lastReadTs, closedBecause } = view;
  // Where "New" stands is settled when the person comes in; it stays there while they read.
  const [firstUnreadTs] = useState(() => firstUnreadOf(messages, { lastReadTs, personId: workspace.me.id }));
  const root = useRef<HTMLDivElement>(null);
  useMarkAsRead(view);

  useEffect(() => {
    if (isTab || !takeArrival()) return;
    // On a phone the composer would bring the keyboard with it.
    const composer = isNarrow ? null : root.current?.querySelector<HTMLElement>('textarea');
    const heading = root.current?.closest('section')?.querySelector<HTMLElement>('h2');
    (composer ?? heading)?.focus();
  });

  return (
    <div className="conversation-opened" ref={root}>
      <MessageList view={view} firstUnreadTs={firstUnreadTs} />
      {closedBecause === null ? (
        <Composer conversationId={summary.id} label={`Message ${titleOf(summary)}`} sendLabel="Send" hasShortcuts />
      ) : (
        <Closed summary={summary} because={closedBecause} />
      )}
    </div>
  );
}

function Closed({ summary, because }: { summary: ConversationSummary; because: string }) {
  const { perform } = useSession();
  const [trouble, setTrouble] = useState<string>();
  const join = async () => {
    const done = await perform({ do: 'join', conversationId: summary.id });
    setTrouble(done.ok ? undefined : done.says);
  };
  return (
    <footer className="conversation-closed">
      <p>{because}</p>
      {isChannel(summary) && !summary.isMember && (
        <button type="button" className="button button-primary" onClick={() => void join()}>
          Join {titleOf(summary)}
        </button>
      )}
      {trouble && (
        <p className="alert" role="alert">
          {trouble}
        </p>
      )}
    </footer>
  );
}
