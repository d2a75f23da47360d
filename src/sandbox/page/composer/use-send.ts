import { useState } from 'react';
import { useSession } from '../session.tsx';
import { readDraft, writeDraft } from './drafts.ts';

/** Sends a draft. It is gone only once it has arrived, and stays for another try where it has not. */
export function useSend(key: string, where: { conversationId: string; threadTs: string | undefined }) {
  const { perform } = useSession();
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<string>();

  const send = async () => {
    const text = readDraft(key).trim();
    if (text === '' || isSending) return;
    setIsSending(true);
    setTrouble(undefined);
    const { conversationId, threadTs } = where;
    const done = await perform({ do: 'type', conversationId, text, threadTs });
    setIsSending(false);
    if (done.ok) writeDraft(key, '');
    else setTrouble(done.says);
  };
  return { send, isSending, trouble, setTrouble };
}
