import type { SandboxPerson } from '../driver/sandbox-person.ts';
import type { Conversation, SandboxMessage } from '../slack/model.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';
import { Declined } from './declined.ts';

/** The one at the keyboard: people of this workspace, as long as they are there. */
export function getPerson(workspace: SandboxWorkspace, id: string): SandboxPerson {
  const user = workspace.users.get(id);
  if (!user || user.isBot)
    throw new Declined(`Nobody in ${workspace.name} has the id ${id}. Choose somebody there is.`);
  if (user.deleted) throw new Declined(`${user.name} has left ${workspace.name}. Choose somebody else.`, 403);
  return workspace.atKeyboard(id);
}

/** Members see their conversations; public channels can be looked into by everybody. */
export function canLookInto({ id }: SandboxPerson, { kind, members }: Conversation): boolean {
  return members.has(id) || kind === 'public';
}

export function getConversation(person: SandboxPerson, id: string): Conversation {
  const conversation = person.workspace.conversations.get(id);
  if (!conversation || !canLookInto(person, conversation)) {
    throw new Declined('There is no such conversation, or you are not in it.');
  }
  return conversation;
}

/** Everything this person may read there, replies and what only they see included, oldest first. */
export function messagesFor(person: SandboxPerson, conversation: Conversation): SandboxMessage[] {
  return person.workspace.store
    .all()
    .filter(({ channelId, onlyFor }) => channelId === conversation.id && (!onlyFor || onlyFor === person.id));
}

export function getMessage(
  person: SandboxPerson,
  { conversationId, ts }: { conversationId: string; ts: string },
): SandboxMessage {
  const conversation = getConversation(person, conversationId);
  const message = messagesFor(person, conversation).find((one) => one.ts === ts);
  if (!message) throw new Declined('That message is not there any more.');
  return message;
}

/** The conversation, if this person can take part in it. */
export function getOwnConversation(person: SandboxPerson, id: string): Conversation {
  const conversation = getConversation(person, id);
  if (!conversation.members.has(person.id)) throw new Declined(joinFirst(conversation));
  return conversation;
}

/** Why nothing can be typed there; null where it can. */
export function closedBecause(person: SandboxPerson, conversation: Conversation): string | null {
  const { workspace, id } = person;
  const { kind, members, archived } = conversation;
  if (archived) return `#${conversation.name} is archived: it can be read, and nothing new is said in it.`;
  if (!members.has(id)) return joinFirst(conversation);
  if (kind !== 'im') return null;
  const isReadOnly = workspace.slack.manifest.appHome?.messages_tab_read_only_enabled === true;
  if (members.has(workspace.botUserId)) return isReadOnly ? 'Sending messages to this app has been turned off.' : null;
  const gone = [...members].map((member) => workspace.users.get(member)).find((user) => user?.deleted);
  return gone ? `${gone.name} has left ${workspace.name}.` : null;
}

function joinFirst({ name }: Conversation): string {
  return `You are looking into #${name} from outside. Join it to take part.`;
}
