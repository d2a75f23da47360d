import type { KnownBlock, View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { ChannelId, PersonId, WorkspaceId } from '../core/ids.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor, DomainEvent, FollowUp, PersonalAct } from '../database/act.ts';
import { noticeModal } from './blocks.ts';
import { isFirstTime } from './once.ts';
import type { OpenModal } from './open-modal.ts';
import { type Mrkdwn, mrkdwn } from './text.ts';
import type { Visit } from './visit.ts';
import { slackErrorCode } from './web-client.ts';

/** Told after each committed action of a person, outside its transaction. */
export type AfterAct = (workspaceId: WorkspaceId, events: readonly DomainEvent[]) => void;

type Reply = (message: { text: string; blocks?: KnownBlock[] }) => Promise<unknown>;

export interface VisitParts {
  readonly actor: Actor;
  readonly afterAct: AfterAct;
  readonly workspaceId: WorkspaceId;
  readonly personId: PersonId;
  readonly botUserId: PersonId;
  readonly channelId: ChannelId | undefined;
  readonly client: WebClient;
  readonly logger: Logger;
  readonly publicUrl: string | undefined;
  readonly triggerId: string | undefined;
  /** The modal that the visit comes from, if it does. */
  readonly fromModal: string | undefined;
  readonly openModal: OpenModal | undefined;
  /** Through Slack's response_url; a view has none. */
  readonly respond: Reply | undefined;
}

/** A visit that arrived through Bolt. */
export class BoltVisit implements Visit {
  readonly #parts: VisitParts;
  readonly #followUps: FollowUp[] = [];

  constructor(parts: VisitParts) {
    this.#parts = parts;
  }

  get workspaceId(): WorkspaceId {
    return this.#parts.workspaceId;
  }
  get personId(): PersonId {
    return this.#parts.personId;
  }
  get botUserId(): PersonId {
    return this.#parts.botUserId;
  }
  get channelId(): ChannelId | undefined {
    return this.#parts.channelId;
  }
  get isInModal(): boolean {
    return this.#parts.fromModal !== undefined;
  }
  get openModal(): OpenModal | undefined {
    return this.#parts.openModal;
  }
  get client(): WebClient {
    return this.#parts.client;
  }
  get logger(): Logger {
    return this.#parts.logger;
  }
  get publicUrl(): string | undefined {
    return this.#parts.publicUrl;
  }

  async act<T>(action: (act: PersonalAct) => Promise<T>): Promise<T> {
    const { actor, afterAct } = this.#parts;
    const { result, followUps, events } = await actor.asPerson(this.workspaceId, this.personId, action);
    this.#followUps.push(...followUps);
    if (events.length > 0) afterAct(this.workspaceId, events);
    return result;
  }

  actOnce(action: (act: PersonalAct) => Promise<void>): Promise<void> {
    // A trigger is issued once for each thing that a person does.
    const { triggerId } = this.#parts;
    return this.act(async (act) => {
      if (triggerId === undefined || (await isFirstTime(act, `press/${triggerId}`))) await action(act);
    });
  }

  followUps(): readonly FollowUp[] {
    return this.#followUps.splice(0);
  }

  async showModal(view: View, how: 'on top' | 'instead' | 'reshaped' = 'on top'): Promise<void> {
    const { client, triggerId, fromModal } = this.#parts;
    const hash = this.openModal?.hash;
    if (fromModal && hash && how === 'reshaped') {
      await client.views.update({ view_id: fromModal, hash, view }).catch((error: unknown) => {
        if (slackErrorCode(error) !== 'hash_conflict') throw error;
      });
      return;
    }
    if (fromModal && how !== 'on top') {
      await client.views.update({ view_id: fromModal, view });
      return;
    }
    if (!triggerId) throw new Error('a modal needs the trigger of something the person pressed');
    if (fromModal) await client.views.push({ trigger_id: triggerId, view });
    else await client.views.open({ trigger_id: triggerId, view });
  }

  async reply(text: Mrkdwn | string, blocks?: readonly KnownBlock[]): Promise<void> {
    const { respond } = this.#parts;
    const safe = typeof text === 'string' ? mrkdwn`${text}` : text;
    if (respond) return void (await respond({ text: safe.text, blocks: blocks && [...blocks] }));
    try {
      await this.showModal(noticeModal(safe));
    } catch {
      // A shortcut or a Home has no conversation to answer in, and its one trigger is spent: their own DM is left.
      await this.client.chat.postMessage({ channel: this.personId, text: safe.text });
    }
  }
}
