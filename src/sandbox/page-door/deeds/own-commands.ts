// The slash commands that are Slack's own.
import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import { escapeTyped } from '../../slack/command-text.ts';
import { notice } from '../../slack/interactions.ts';
import type { Conversation, User } from '../../slack/model.ts';
import { Declined } from '../declined.ts';

type OwnCommand = (person: SandboxPerson, channel: Conversation, text: string) => void;

const commands: Readonly<Record<string, OwnCommand>> = {
  '/invite': inviteTo,
  '/remove': removeFrom,
  '/leave': leave,
};

/** @returns false when the command is none of Slack's own */
export function runOwnCommand(
  person: SandboxPerson,
  { conversation, command, text }: { conversation: Conversation; command: string; text: string },
): boolean {
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!run) return false;
  if (conversation.kind !== 'public' && conversation.kind !== 'private') {
    throw new Declined(`${command} works in channels; this is a direct message.`);
  }
  run(person, conversation, text);
  return true;
}

function inviteTo(person: SandboxPerson, channel: Conversation, text: string): void {
  const named = peopleNamed(person, text, '/invite');
  const gone = named.find(({ deleted }) => deleted);
  if (gone) throw new Declined(`${gone.name} has left ${person.workspace.name}.`);
  const coming = named.filter(({ id }) => !channel.members.has(id));
  for (const { id } of coming) channel.members.add(id);
  if (coming.length > 0) say(person, channel, `You added ${names(coming)} to #${channel.name}.`);
  else say(person, channel, `Already in #${channel.name}: ${names(named)}.`);
}

function removeFrom(person: SandboxPerson, channel: Conversation, text: string): void {
  const named = peopleNamed(person, text, '/remove');
  const going = named.filter(({ id }) => id !== person.id && channel.members.has(id));
  if (going.length === 0) throw new Declined(`Not in #${channel.name}: ${names(named)}. To go yourself, type /leave.`);
  for (const { id } of going) channel.members.delete(id);
  say(person, channel, `You removed ${names(going)} from #${channel.name}.`);
}

function leave(person: SandboxPerson, channel: Conversation): void {
  if (channel.name === 'general') throw new Declined('Nobody can leave #general.');
  channel.members.delete(person.id);
  person.workspace.slack.changes.announce();
}

function peopleNamed({ workspace }: SandboxPerson, text: string, command: string): User[] {
  const escaped = escapeTyped(text, workspace.users.values(), []);
  const ids = new Set([...escaped.matchAll(/<@(\w+)\|/g)].map(([, id]) => id));
  const named = [...workspace.users.values()].filter(({ id }) => ids.has(id));
  if (named.length > 0) return named;
  throw new Declined(`Say whom by a name from ${workspace.name}: ${command} @${workspace.slack.appName}`);
}

function names(people: readonly User[]): string {
  return people.map(({ name }) => name).join(', ');
}

function say({ workspace, id }: SandboxPerson, channel: Conversation, text: string): void {
  notice(workspace, { channelId: channel.id, userId: id, text });
}
