import { useEffect } from 'react';
import type { ConversationView } from '../../page-door/contract.ts';
import { useSession } from '../session.tsx';

/** What stands in a window that somebody can see has been read. */
export function useMarkAsRead({ summary, messages }: ConversationView): void {
  const { perform } = useSession();
  const { id, unread } = summary;
  const newest = messages.at(-1)?.ts;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is one more to be read.
  useEffect(() => {
    const read = () => {
      if (unread > 0 && document.visibilityState === 'visible') void perform({ do: 'read', conversationId: id });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [id, unread, newest]);
}
