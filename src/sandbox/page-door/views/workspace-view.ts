import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import type { ManifestShortcut, User } from '../../slack/model.ts';
import type { PersonView, ShortcutHint, WorkspaceView } from '../contract.ts';
import { canLookInto } from '../rights.ts';
import { conversationSummary } from './conversation-view.ts';

export function workspaceView(person: SandboxPerson): WorkspaceView {
  const { workspace } = person;
  const { manifest, appName } = workspace.slack;
  const { commands = [], shortcuts = [] } = manifest;
  return {
    name: workspace.name,
    appName,
    me: personView(person.user),
    people: [...workspace.users.values()].map(personView),
    conversations: [...workspace.conversations.values()]
      .filter((conversation) => canLookInto(person, conversation) && !conversation.archived)
      .map((conversation) => conversationSummary(person, conversation)),
    commands: commands.map(({ command, description, usage_hint: usageHint = '' }) => ({
      command,
      description,
      usageHint,
    })),
    globalShortcuts: shortcuts.filter(({ type }) => type === 'global').map(shortcutHint),
    messageShortcuts: shortcuts.filter(({ type }) => type === 'message').map(shortcutHint),
  };
}

function personView({ id, name, title, tz, isBot, deleted }: User): PersonView {
  return { id, name, title, tz, isBot, isActive: !deleted };
}

function shortcutHint({ name, callback_id: callbackId, description = '' }: ManifestShortcut): ShortcutHint {
  return { name, callbackId, description };
}
