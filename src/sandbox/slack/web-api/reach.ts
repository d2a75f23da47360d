import type { Conversation, User } from '../model.ts';
import { Refusal } from '../refusal.ts';
import type { SandboxWorkspace } from '../sandbox-workspace.ts';

/** A conversation the bot can see. What it cannot see does not exist for it. */
export function reachConversation(workspace: SandboxWorkspace, id: string): Conversation {
  const conversation = workspace.conversations.get(id);
  const isMember = conversation?.members.has(workspace.botUserId);
  if (!conversation || (!isMember && conversation.kind !== 'public')) throw new Refusal('channel_not_found');
  return conversation;
}

/** Where a post to this id goes: a conversation the bot is in, or the DM with a person. */
export function reachForPosting(workspace: SandboxWorkspace, id: string): Conversation {
  const user = workspace.users.get(id);
  const conversation = user ? directWith(workspace, user) : reachConversation(workspace, id);
  if (!conversation.members.has(workspace.botUserId)) throw new Refusal('not_in_channel');
  if (conversation.archived) throw new Refusal('is_archived');
  if (conversation.kind === 'im') {
    if (!workspace.messagesTabEnabled) throw new Refusal('messages_tab_disabled');
    const isGone = [...conversation.members].some((member) => workspace.users.get(member)?.deleted);
    if (isGone) throw new Refusal('user_disabled');
  }
  return conversation;
}

function directWith(workspace: SandboxWorkspace, user: User): Conversation {
  if (user.isBot) throw new Refusal('cannot_dm_bot');
  if (user.deleted) throw new Refusal('user_disabled');
  return workspace.openDirect([user.id]);
}
