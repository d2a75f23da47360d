import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import { connectingTrouble, sendShortcut } from '../../slack/interactions.ts';
import type { SandboxMessage } from '../../slack/model.ts';
import type { Deed } from '../contract.ts';
import { Declined } from '../declined.ts';
import { getMessage, getOwnConversation } from '../rights.ts';

export async function runGlobalShortcut(person: SandboxPerson, { callbackId }: { callbackId: string }): Promise<void> {
  await send(person, 'global', callbackId);
}

export async function runMessageShortcut(
  person: SandboxPerson,
  deed: Extract<Deed, { do: 'message_shortcut' }>,
): Promise<void> {
  getOwnConversation(person, deed.conversationId);
  const message = getMessage(person, deed);
  if (message.onlyFor) throw new Declined('What only you can see has no shortcuts.');
  await send(person, 'message', deed.callbackId, message);
}

async function send(
  { workspace, user }: SandboxPerson,
  type: 'global' | 'message',
  callbackId: string,
  message?: SandboxMessage,
): Promise<void> {
  const { shortcuts = [] } = workspace.slack.manifest;
  const known = shortcuts.some((one) => one.type === type && one.callback_id === callbackId);
  if (!known) throw new Declined(`${workspace.slack.appName} has no such shortcut.`);
  const request = await sendShortcut(workspace, { user, callbackId, message });
  // There is no message and no window yet in which Slack could say it.
  if (request.outcome !== 'acked') throw new Declined(connectingTrouble);
}
