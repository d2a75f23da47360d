import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import { homeOpenedEvent } from '../../slack/payloads.ts';
import type { Deed, Done } from '../contract.ts';
import { Declined } from '../declined.ts';
import { getConversation, messagesFor } from '../rights.ts';
import { operateElement } from './operate-element.ts';
import { closeModal, submitModal } from './operate-modal.ts';
import { runGlobalShortcut, runMessageShortcut } from './run-shortcut.ts';
import { typeText } from './type-text.ts';

/** Does it as Slack's client would; what cannot be done comes back as a sentence. */
export async function performDeed(person: SandboxPerson, deed: Deed): Promise<Done> {
  try {
    await perform(person, deed);
    return { ok: true };
  } catch (error) {
    if (error instanceof Declined) return { ok: false, says: error.says };
    throw error;
  }
}

async function perform(person: SandboxPerson, deed: Deed): Promise<void> {
  switch (deed.do) {
    case 'type':
      return typeText(person, deed);
    case 'use':
      return operateElement(person, deed);
    case 'submit':
      return submitModal(person, deed);
    case 'close':
      return closeModal(person, deed);
    case 'shortcut':
      return runGlobalShortcut(person, deed);
    case 'message_shortcut':
      return runMessageShortcut(person, deed);
    case 'open_home':
      return openHome(person);
    case 'read':
      return read(person, deed.conversationId);
    case 'join':
      return join(person, deed.conversationId);
  }
}

function openHome({ workspace, user }: SandboxPerson): void {
  workspace.slack.tell(workspace, homeOpenedEvent(workspace, user));
}

/** Those who only look in have nothing to keep count of. */
function read(person: SandboxPerson, conversationId: string): void {
  const { workspace, id } = person;
  const conversation = getConversation(person, conversationId);
  const newest = conversation.members.has(id) ? messagesFor(person, conversation).at(-1) : undefined;
  if (newest && workspace.readMarks.readUpTo(id, conversationId, newest.ts)) workspace.slack.changes.announce();
}

/** What was said before one came does not wait to be read. */
function join(person: SandboxPerson, conversationId: string): void {
  const { workspace, id } = person;
  const channel = getConversation(person, conversationId);
  if (channel.archived) throw new Declined(`#${channel.name} is archived: nobody can join it.`);
  if (channel.members.has(id)) return;
  channel.members.add(id);
  read(person, conversationId);
  workspace.slack.changes.announce();
}
