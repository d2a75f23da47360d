import type { User } from '../slack/model.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';

/** Whose eyes a text is rendered for. */
export interface Reader {
  readonly tz: string;
  readonly now: Date;
  userName(id: string): string;
  channelName(id: string): string;
}

export function readerFor(workspace: SandboxWorkspace, user: User): Reader {
  return {
    tz: user.tz,
    now: workspace.slack.clock.now(),
    userName: (id) => workspace.users.get(id)?.name ?? (id === 'USLACKBOT' ? 'Slackbot' : id),
    channelName: (id) => workspace.conversations.get(id)?.name ?? id,
  };
}
