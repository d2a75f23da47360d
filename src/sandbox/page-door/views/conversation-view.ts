import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import { formState } from '../../slack/form-state.ts';
import type { Conversation, SandboxMessage } from '../../slack/model.ts';
import type { ConversationSummary, ConversationView, MessageView } from '../contract.ts';
import { offerFor } from '../offer.ts';
import { closedBecause, getConversation, messagesFor } from '../rights.ts';
import { readValues } from '../values.ts';
import { withPictures } from './shown-pictures.ts';

export function conversationView(person: SandboxPerson, conversationId: string): ConversationView {
  const conversation = getConversation(person, conversationId);
  return {
    summary: conversationSummary(person, conversation),
    messages: messagesFor(person, conversation).map((message) => messageView(person, message)),
    lastReadTs: person.workspace.readMarks.of(person.id, conversation.id) ?? null,
    closedBecause: closedBecause(person, conversation),
  };
}

export function conversationSummary(person: SandboxPerson, conversation: Conversation): ConversationSummary {
  const messages = messagesFor(person, conversation);
  const isMember = conversation.members.has(person.id);
  return {
    id: conversation.id,
    kind: kindFor(person, conversation),
    name: nameFor(person, conversation),
    memberIds: [...conversation.members],
    isMember,
    unread: isMember ? messages.filter((message) => isUnread(person, message)).length : 0,
    lastMessageAt: messages.at(-1)?.postedAt.toISOString() ?? null,
  };
}

/** As Slack counts: not one's own words, not what only oneself sees, and of a thread only what stands outside it too. */
function isUnread({ id, workspace }: SandboxPerson, message: SandboxMessage): boolean {
  const isInThread = message.threadTs !== undefined && !message.broadcast;
  if (message.authorId === id || message.onlyFor !== undefined || isInThread) return false;
  return message.ts > (workspace.readMarks.of(id, message.channelId) ?? '');
}

function kindFor({ workspace }: SandboxPerson, { kind, members }: Conversation): ConversationSummary['kind'] {
  if (kind === 'im') return members.has(workspace.botUserId) ? 'app' : 'dm';
  return ({ mpim: 'group_dm', public: 'channel', private: 'private_channel' } as const)[kind];
}

/** Direct messages are called after the others in them, the app last. */
function nameFor({ workspace, id }: SandboxPerson, { kind, name, members }: Conversation): string {
  if (kind === 'public' || kind === 'private') return name;
  return [...members]
    .flatMap((member) => (member === id ? [] : (workspace.users.get(member) ?? [])))
    .toSorted((one, other) => Number(one.isBot) - Number(other.isBot) || one.name.localeCompare(other.name, 'en'))
    .map((user) => user.name)
    .join(', ');
}

function messageView(person: SandboxPerson, message: SandboxMessage): MessageView {
  const { reader } = offerFor(person);
  const chosen = formState(message.blocks, person.chosenInMessages.get(message.ts));
  return {
    ts: message.ts,
    threadTs: message.threadTs ?? null,
    broadcast: message.broadcast,
    authorId: message.authorId,
    authorName: reader.userName(message.authorId),
    isApp: message.authorId === person.workspace.botUserId,
    text: message.text,
    blocks: withPictures(person.workspace, message.blocks),
    values: readValues(chosen, reader),
    onlyYou: message.onlyFor !== undefined,
    isEdited: message.edited !== undefined,
    postedAt: message.postedAt.toISOString(),
  };
}
