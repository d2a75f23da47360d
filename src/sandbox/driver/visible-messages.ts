import { formState } from '../slack/form-state.ts';
import type { Conversation, SandboxMessage } from '../slack/model.ts';
import { readerFor } from './reader.ts';
import { renderMessage } from './render-blocks.ts';
import type { SandboxPerson } from './sandbox-person.ts';

/** A message as one person sees it. */
export interface VisibleMessage {
  readonly ts: string;
  readonly channelId: string;
  readonly author: string;
  /** All there is to read in it. */
  readonly text: string;
  /** "Only visible to you". */
  readonly onlyYou: boolean;
  readonly threadTs: string | undefined;
  readonly broadcast: boolean;
  readonly raw: SandboxMessage;
}

/** What a person can read, oldest first: of one conversation, or of all they are in. */
export function visibleMessages(person: SandboxPerson, conversationId?: string): VisibleMessage[] {
  const { workspace, user } = person;
  const reader = readerFor(workspace, user);
  return workspace.store
    .all()
    .filter(({ channelId, onlyFor }) => {
      if (conversationId !== undefined && channelId !== conversationId) return false;
      const conversation = workspace.conversations.get(channelId);
      if (!conversation || (onlyFor !== undefined && onlyFor !== user.id)) return false;
      return canRead(conversation, user.id, conversationId !== undefined);
    })
    .map((message) => ({
      ts: message.ts,
      channelId: message.channelId,
      author: reader.userName(message.authorId),
      text: renderMessage(message, { reader, state: formState(message.blocks) }),
      onlyYou: message.onlyFor !== undefined,
      threadTs: message.threadTs,
      broadcast: message.broadcast,
      raw: structuredClone(message),
    }));
}

/** Members read their conversations; a public channel can be looked into by anybody who goes there. */
function canRead({ kind, members }: Conversation, userId: string, goesThere: boolean): boolean {
  return members.has(userId) || (kind === 'public' && goesThere);
}
