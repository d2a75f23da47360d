// What the page and its server say to each other. Types only, and nothing imported: both sides of the wire read it.
//
// GET  /api/workspace?as=U…                        → WorkspaceView
// GET  /api/conversation?as=U…&id=C…               → ConversationView
// GET  /api/modals?as=U…                           → ModalsView
// GET  /api/home?as=U…                             → HomeView
// GET  /api/controls                               → ControlsView
// GET  /api/scenes                                 → ScenesView
// GET  /api/scene?id=12                            → SceneDetail
// GET  /api/origins?ts=1790000000.000012           → OriginsView
// GET  /api/tour                                   → TourView
// GET  /api/live           upgrade: websocket      → `changed`, whenever any of the above may differ; hears nothing
// POST /api/do?as=U…       body: Deed              → Done
// POST /api/controls       body: Control           → Done
//
// Every answer that is not a view is a `Done`; a request that cannot be served answers 4xx with `{ ok: false, says }`.

/** JSON of Block Kit as the bot sent it, ids filled in. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * What a person typed or chose in one element, without Slack's wrapping: text, an option's value, a user's or
 * channel's id, `2026-11-24`, `09:30`, epoch seconds; a list for elements that take several; null for nothing.
 */
export type Value = string | readonly string[] | null;

/** `[block_id][action_id]` */
export type Values = Readonly<Record<string, Readonly<Record<string, Value>>>>;

export interface PersonView {
  readonly id: string;
  readonly name: string;
  /** Program lead, Mentor, Mentee, …; empty where it is not known. */
  readonly title: string;
  /** IANA. */
  readonly tz: string;
  readonly isBot: boolean;
  readonly isActive: boolean;
}

export interface ConversationSummary {
  readonly id: string;
  readonly kind: 'channel' | 'private_channel' | 'dm' | 'group_dm' | 'app';
  /** As this viewer reads it: `celebrations`, `Ana, Cairn`, `Cairn`. No # or @ in front. */
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly isMember: boolean;
  /** Messages after the one last read. */
  readonly unread: number;
  /** ISO; null where nothing has been said. */
  readonly lastMessageAt: string | null;
}

export interface CommandHint {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface ShortcutHint {
  readonly name: string;
  readonly callbackId: string;
  readonly description: string;
}

export interface WorkspaceView {
  readonly name: string;
  readonly appName: string;
  readonly me: PersonView;
  /** Everybody, the bot too. */
  readonly people: readonly PersonView[];
  /** What stands in the sidebar: the viewer's own conversations, and public channels they could look into. */
  readonly conversations: readonly ConversationSummary[];
  readonly commands: readonly CommandHint[];
  readonly globalShortcuts: readonly ShortcutHint[];
  readonly messageShortcuts: readonly ShortcutHint[];
}

export interface MessageView {
  readonly ts: string;
  /** Set in a reply: the ts of what it replies to. */
  readonly threadTs: string | null;
  /** A reply that stands in the conversation as well. */
  readonly broadcast: boolean;
  readonly authorId: string;
  readonly authorName: string;
  readonly isApp: boolean;
  /** mrkdwn; the fallback where there are blocks. */
  readonly text: string;
  readonly blocks: readonly Json[];
  /** What this viewer has chosen in the elements of this message. */
  readonly values: Values;
  /** "Only visible to you". */
  readonly onlyYou: boolean;
  readonly isEdited: boolean;
  /** ISO, calendar clock. */
  readonly postedAt: string;
}

export interface ConversationView {
  readonly summary: ConversationSummary;
  /** Oldest first, thread replies among them. */
  readonly messages: readonly MessageView[];
  /** The newest message this viewer had read; null where none. */
  readonly lastReadTs: string | null;
  /** Why nothing can be typed here; null where it can. */
  readonly closedBecause: string | null;
}

/** A modal or an App Home. */
export interface SurfaceView {
  readonly viewId: string;
  /** Changes whenever the bot changes it. */
  readonly hash: string;
  readonly blocks: readonly Json[];
  readonly values: Values;
  /** What Slack itself says when the bot did not answer. */
  readonly trouble: string | null;
}

export interface ModalView extends SurfaceView {
  readonly title: string;
  /** Null where there is nothing to submit. */
  readonly submitLabel: string | null;
  readonly closeLabel: string;
  readonly canSubmit: boolean;
  /** The bot hears when it is closed, and with what: nothing that was typed need be lost. */
  readonly tellsWhenClosed: boolean;
  /** What stands in red below a field, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ModalsView {
  /** The lowest first; people work in the last. At most three. */
  readonly stack: readonly ModalView[];
}

export interface HomeView {
  /** Null until the bot has published one. */
  readonly home: SurfaceView | null;
}

/** Where an element stands. */
export type SurfaceRef =
  | { readonly message: { readonly conversationId: string; readonly ts: string } }
  | { readonly viewId: string };

/** Something a person does. */
export type Deed =
  /** Text that begins with `/` is a command. */
  | { readonly do: 'type'; readonly conversationId: string; readonly text: string; readonly threadTs?: string }
  /**
   * Used an element that tells the bot at once: pressed a button, chose in a menu. `value` is the option or the new
   * content, for a button its own value if it has one; `values` what else stands in the surface at this moment.
   */
  | {
      readonly do: 'use';
      readonly in: SurfaceRef;
      readonly blockId: string;
      readonly actionId: string;
      readonly value: Value;
      readonly values: Values;
    }
  | { readonly do: 'submit'; readonly viewId: string; readonly values: Values }
  /** `values`: what stands in it unsent; a bot that asked for it hears of it. */
  | { readonly do: 'close'; readonly viewId: string; readonly values: Values }
  | { readonly do: 'shortcut'; readonly callbackId: string }
  | {
      readonly do: 'message_shortcut';
      readonly callbackId: string;
      readonly conversationId: string;
      readonly ts: string;
    }
  | { readonly do: 'open_home' }
  /** Has seen everything that stands there now. */
  | { readonly do: 'read'; readonly conversationId: string }
  | { readonly do: 'join'; readonly conversationId: string };

export type Done = { readonly ok: true } | { readonly ok: false; readonly says: string };
