import { hearsMessages, storeTyped, tellTyped } from '../../driver/post-typed.ts';
import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import { escapeMrkdwn } from '../../slack/command-text.ts';
import { notice, runCommand } from '../../slack/interactions.ts';
import type { Conversation } from '../../slack/model.ts';
import type { Deed } from '../contract.ts';
import { Declined } from '../declined.ts';
import { closedBecause, getConversation, getMessage } from '../rights.ts';
import { runOwnCommand } from './own-commands.ts';

/** Somebody typed a message, a reply or a command and sent it off. */
export async function typeText(person: SandboxPerson, deed: Extract<Deed, { do: 'type' }>): Promise<void> {
  const conversation = getConversation(person, deed.conversationId);
  const closed = closedBecause(person, conversation);
  if (closed) throw new Declined(closed);
  if (deed.text.trim() === '') throw new Declined('Type something first.');
  if (deed.text.startsWith('/')) return typeCommand(person, conversation, deed);
  const threadTs = deed.threadTs === undefined ? undefined : threadOf(person, deed.conversationId, deed.threadTs);
  post(person, conversation, { text: deed.text, threadTs });
}

function post(
  { workspace, user }: SandboxPerson,
  conversation: Conversation,
  { text, threadTs }: { text: string; threadTs: string | undefined },
): void {
  const message = storeTyped(workspace, { user, conversation, text: text.trim(), threadTs });
  workspace.readMarks.readUpTo(user.id, conversation.id, message.ts);
  if (!hearsMessages(workspace, conversation)) return;
  workspace.slack.inBackground(tellTyped(workspace, conversation, message));
}

/** The message at the top of the thread: a reply to a reply stands in the same thread. */
function threadOf(person: SandboxPerson, conversationId: string, ts: string): string {
  const parent = getMessage(person, { conversationId, ts });
  if (parent.onlyFor) throw new Declined('What only you can see has no thread.');
  return parent.threadTs ?? parent.ts;
}

async function typeCommand(
  person: SandboxPerson,
  conversation: Conversation,
  { text: typed, threadTs }: { text: string; threadTs?: string },
): Promise<void> {
  const { workspace, user } = person;
  const [, command = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  if (threadTs !== undefined) throw new Declined(`${command} is not supported in threads. Sorry!`);
  if (runOwnCommand(person, { conversation, command, text })) return;
  const { commands = [] } = workspace.slack.manifest;
  if (commands.some((one) => one.command === command)) {
    await runCommand(workspace, { user, conversation, command, text });
    return;
  }
  const invalid = `${command} is not a valid command.`;
  notice(workspace, { channelId: conversation.id, userId: user.id, text: escapeMrkdwn(invalid) });
  const known = commands.map((one) => one.command).join(', ');
  throw new Declined(known ? `${invalid} ${workspace.slack.appName} knows ${known}.` : invalid);
}
