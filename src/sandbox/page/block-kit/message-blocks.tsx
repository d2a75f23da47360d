import type { MessageView } from '../../page-door/contract.ts';
import { useSession } from '../session.tsx';
import { BlockGuard } from './block-guard.tsx';
import { Blocks, canShow } from './blocks.tsx';
import { Mrkdwn } from './mrkdwn.tsx';
import { SurfaceProvider, useSurfaceState } from './surface.tsx';

interface MessageBlocksProps {
  message: MessageView;
  conversationId: string;
}

/** What a message says, and what can be done in it. */
export function MessageBlocks({ message, conversationId }: MessageBlocksProps) {
  const { me } = useSession().workspace;
  const fallback = <Mrkdwn text={message.text} />;
  if (!canShow(message.blocks)) return fallback;
  return (
    <BlockGuard instead={fallback}>
      <MessageSurface key={`${me.id} ${message.ts}`} message={message} conversationId={conversationId} />
    </BlockGuard>
  );
}

function MessageSurface({ message, conversationId }: MessageBlocksProps) {
  const { surface, dialog, refusal } = useSurfaceState({
    place: { message: { conversationId, ts: message.ts } },
    blocks: message.blocks,
    known: message.values,
  });
  return (
    <SurfaceProvider value={surface}>
      <Blocks blocks={message.blocks} />
      {refusal && (
        <p className="block-error" role="alert">
          {refusal}
        </p>
      )}
      {dialog}
    </SurfaceProvider>
  );
}
