import { escapeTyped } from '../slack/command-text.ts';
import type { Conversation, SandboxMessage, User } from '../slack/model.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';

/** What `channel_type` says in a message event, and the event an app subscribes to for it. */
const events: Record<Conversation['kind'], { channelType: string; name: string }> = {
  im: { channelType: 'im', name: 'message.im' },
  mpim: { channelType: 'mpim', name: 'message.mpim' },
  public: { channelType: 'channel', name: 'message.channels' },
  private: { channelType: 'group', name: 'message.groups' },
};

/** Stores what a person typed, and tells the bot where it is in the conversation and subscribed to such messages. */
export async function postTyped(
  workspace: SandboxWorkspace,
  {
    user,
    conversation,
    text,
    threadTs,
  }: { user: User; conversation: Conversation; text: string; threadTs: string | undefined },
): Promise<SandboxMessage> {
  const { slack, users, conversations, store } = workspace;
  const escaped = escapeTyped(text, users.values(), conversations.values());
  const message = store.add({
    channelId: conversation.id,
    authorId: user.id,
    isBot: false,
    text: escaped,
    threadTs,
  });
  slack.changes.announce();
  const { channelType, name } = events[conversation.kind];
  if (!slack.manifest.events?.includes(name) || !conversation.members.has(workspace.botUserId)) return message;
  await slack.deliverEvent(workspace, {
    type: 'message',
    user: user.id,
    text: escaped,
    ts: message.ts,
    channel: conversation.id,
    channel_type: channelType,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
  await slack.settled();
  return message;
}
