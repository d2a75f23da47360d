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

interface Typed {
  readonly user: User;
  readonly conversation: Conversation;
  readonly text: string;
  readonly threadTs: string | undefined;
}

/** Stores what a person typed, and waits until the bot, where it hears such messages, has come to rest. */
export async function postTyped(workspace: SandboxWorkspace, typed: Typed): Promise<SandboxMessage> {
  const message = storeTyped(workspace, typed);
  if (!hearsMessages(workspace, typed.conversation)) return message;
  await tellTyped(workspace, typed.conversation, message);
  await workspace.slack.settled();
  return message;
}

/** What a person typed stands in the conversation, their names and channels made into references. */
export function storeTyped(
  { slack, users, conversations, store }: SandboxWorkspace,
  { user, conversation, text, threadTs }: Typed,
): SandboxMessage {
  const escaped = escapeTyped(text, users.values(), conversations.values());
  const message = store.add({
    channelId: conversation.id,
    authorId: user.id,
    isBot: false,
    text: escaped,
    threadTs,
  });
  slack.changes.announce();
  return message;
}

/** Whether the bot is in the conversation and subscribed to what is typed in such ones. */
export function hearsMessages({ slack, botUserId }: SandboxWorkspace, { kind, members }: Conversation): boolean {
  return members.has(botUserId) && (slack.manifest.events?.includes(events[kind].name) ?? false);
}

/** Tells the bot what was typed. */
export async function tellTyped(
  workspace: SandboxWorkspace,
  { kind }: Conversation,
  { authorId, text, ts, channelId, threadTs }: SandboxMessage,
): Promise<void> {
  await workspace.slack.deliverEvent(workspace, {
    type: 'message',
    user: authorId,
    text,
    ts,
    channel: channelId,
    channel_type: events[kind].channelType,
    thread_ts: threadTs,
  });
}
