import type { JsonObject } from '../json.ts';

export interface User {
  readonly id: string;
  /** The name people see and type after an @. */
  readonly name: string;
  /** What they do, in their profile: Mentor, Program lead. */
  readonly title: string;
  tz: string;
  readonly locale: string;
  isAdmin: boolean;
  readonly isOwner: boolean;
  readonly isBot: boolean;
  isRestricted: boolean;
  readonly isStranger: boolean;
  deleted: boolean;
  /** Epoch seconds of the last change to the profile. */
  updated: number;
}

export interface Conversation {
  readonly id: string;
  readonly kind: 'im' | 'mpim' | 'public' | 'private';
  readonly name: string;
  readonly members: Set<string>;
  archived: boolean;
  /** Epoch seconds. */
  readonly created: number;
}

export interface SandboxMessage {
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly broadcast: boolean;
  readonly channelId: string;
  readonly authorId: string;
  readonly isBot: boolean;
  text: string;
  blocks: JsonObject[];
  metadata: JsonObject | undefined;
  edited: { ts: string } | undefined;
  readonly clientMsgId: string | undefined;
  readonly postedAt: Date;
  /** The one person who sees it, when it is ephemeral. */
  readonly onlyFor: string | undefined;
}

/** One call of the Web API, whatever came of it. */
export interface ApiCall {
  /** By the calendar clock. */
  readonly at: Date;
  /** Real time, for those who measure pace. */
  readonly receivedAt: Date;
  readonly workspaceId: string | null;
  readonly method: string;
  readonly args: JsonObject;
  response: JsonObject | null;
  /** HTTP status; null while the call is open, and when the socket was cut. */
  status: number | null;
  /** Until it was answered; null while the call is open. */
  durationMs: number | null;
  refusedBecause?: string;
}

export type RequestKind =
  | 'command'
  | 'block_actions'
  | 'view_submission'
  | 'view_closed'
  | 'shortcut'
  | 'message_action'
  | 'event';

/** One request sent to the bot. */
export interface OutgoingRequest {
  /** When it was sent, by the calendar clock. */
  readonly at: Date;
  readonly kind: RequestKind;
  readonly payload: JsonObject;
  readonly status: number | null;
  readonly durationMs: number;
  readonly outcome: 'acked' | 'timed_out' | 'failed';
  readonly responseBody: string;
  /** Why Slack would not take the bot's answer, when it would not. */
  refusedBecause?: string;
}

/** A shortcut of the app's manifest: people know it by name, the bot by callback id. */
export interface ManifestShortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callback_id: string;
  readonly description?: string;
}

export interface ManifestCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
}

export interface SandboxManifest {
  readonly shortcuts?: readonly ManifestShortcut[];
  readonly commands?: readonly ManifestCommand[];
  readonly appHome?: {
    /** True where people can read the app's messages but not write to it. */
    readonly messages_tab_read_only_enabled: boolean;
  };
  /** Bot events the app listens to; others are not sent on their own. */
  readonly events?: readonly string[];
}
