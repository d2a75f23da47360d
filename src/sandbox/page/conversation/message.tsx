import { useId, useState } from 'react';
import type { MessageView } from '../../page-door/contract.ts';
import { MessageBlocks } from '../block-kit/message-blocks.tsx';
import { dayAndTime, fullMoment, timeOfDay } from '../clock/times.ts';
import { Avatar } from '../people/avatar.tsx';
import { useSession } from '../session.tsx';
import { useWindowState } from '../window/window-state.tsx';
import { MessageToolbar } from './message-toolbar.tsx';
import type { ThreadSummary } from './timeline.ts';
import './message.css';

/** One message, as it stands in a conversation or in a thread. */
export function Message({
  message,
  conversationId,
  thread,
  isInThread = false,
}: {
  message: MessageView;
  conversationId: string;
  thread?: ThreadSummary;
  isInThread?: boolean;
}) {
  const { workspace } = useSession();
  const { openThread } = useWindowState();
  const [trouble, setTrouble] = useState<string>();
  const { authorName, isApp, postedAt, threadTs } = message;
  const { tz } = workspace.me;
  const authorId = useId();
  const timeId = useId();
  return (
    <article className="message" data-only-you={message.onlyYou} aria-labelledby={`${authorId} ${timeId}`}>
      <Avatar id={message.authorId} name={authorName} isApp={isApp} />
      <div className="message-said">
        {message.onlyYou && <p className="message-note">Only visible to you</p>}
        {threadTs !== null && message.broadcast && !isInThread && (
          <p className="message-note">
            replied to{' '}
            <button type="button" className="link-button" onClick={() => openThread(threadTs)}>
              a thread
            </button>
          </p>
        )}
        <p className="message-head">
          <span className="message-author" id={authorId}>
            {authorName}
          </span>
          {isApp && <span className="app-badge">APP</span>}
          <time id={timeId} dateTime={postedAt} title={`${fullMoment(postedAt, tz)} (${tz})`}>
            {timeOfDay(postedAt, tz)}
          </time>
          {message.isEdited && <span className="message-edited">(edited)</span>}
        </p>
        <div className="message-content">
          <MessageBlocks message={message} conversationId={conversationId} />
        </div>
        {thread && !isInThread && <ThreadButton ts={message.ts} thread={thread} />}
        {trouble && (
          <p className="alert" role="alert">
            {trouble}
          </p>
        )}
      </div>
      <MessageToolbar
        message={message}
        conversationId={conversationId}
        isInThread={isInThread}
        whenFailed={setTrouble}
      />
    </article>
  );
}

function ThreadButton({ ts, thread }: { ts: string; thread: ThreadSummary }) {
  const { workspace, now } = useSession();
  const { openThread, address } = useWindowState();
  return (
    <button
      type="button"
      className="thread-button"
      aria-expanded={address.thread === ts}
      data-thread-of={ts}
      onClick={() => openThread(ts)}
    >
      <strong>{thread.replies === 1 ? '1 reply' : `${thread.replies} replies`}</strong>
      <span className="quiet"> · last {dayAndTime(thread.lastAt, now(), workspace.me.tz)}</span>
    </button>
  );
}
