import type { KnownBlock, View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { ChannelId, PersonId, WorkspaceId } from '../core/ids.ts';
import type { Logger } from '../core/logger.ts';
import type { FollowUp, PersonalAct } from '../database/act.ts';
import type { OpenModal } from './open-modal.ts';
import type { Mrkdwn } from './text.ts';

/** One person coming through the Slack door once: a command, a press of a button, a submitted modal, a shortcut. */
export interface Visit {
  readonly workspaceId: WorkspaceId;
  readonly personId: PersonId;
  readonly botUserId: PersonId;
  /** Where it happened, if in a conversation. */
  readonly channelId: ChannelId | undefined;
  /** Whether it comes from a modal that is open. */
  readonly isInModal: boolean;
  /** That modal, where a button in it was pressed. */
  readonly openModal: OpenModal | undefined;
  readonly client: WebClient;
  /** Where Cairn is reached with a browser, without a slash at the end; undefined where nobody has said. */
  readonly publicUrl: string | undefined;
  readonly logger: Logger;
  /** Runs an action as this person: one transaction. */
  act<T>(action: (act: PersonalAct) => Promise<T>): Promise<T>;
  /** Runs an action as `act` does, but once however often Slack sends the same press. */
  actOnce(action: (act: PersonalAct) => Promise<void>): Promise<void>;
  /** What the actions of this visit asked to be shown next. */
  followUps(): readonly FollowUp[];
  /**
   * Shows a modal: on top of the one the visit came from, or instead of it. `reshaped` is instead of it, but only while it is
   * as the person had it: where a later press has changed it, that one stands. Once a visit.
   */
  showModal(view: View, how?: 'on top' | 'instead' | 'reshaped'): Promise<void>;
  /** Says something to this person alone. */
  reply(text: Mrkdwn | string, blocks?: readonly KnownBlock[]): Promise<void>;
}

/** A shortcut on somebody's message. */
export interface MessageVisit extends Visit {
  readonly message: {
    readonly ts: string;
    /** The head of the thread that it stands in. */
    readonly threadTs: string | undefined;
    readonly text: string;
    readonly authorId: PersonId | undefined;
  };
}
