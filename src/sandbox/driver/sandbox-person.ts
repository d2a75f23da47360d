import type { FormState } from '../slack/form-state.ts';
import { runCommand, sendShortcut } from '../slack/interactions.ts';
import type { Conversation, OutgoingRequest, SandboxMessage, User } from '../slack/model.ts';
import { homeOpenedEvent } from '../slack/payloads.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';
import { clickOn } from './click-label.ts';
import { fillField } from './fill-field.ts';
import { clickables, fields, findField } from './find-element.ts';
import { messageSurface } from './message-surface.ts';
import { pickClickable } from './pick-clickable.ts';
import { postTyped } from './post-typed.ts';
import { SandboxHome } from './sandbox-home.ts';
import { SandboxModal } from './sandbox-modal.ts';
import { type ConfirmDialog, type Label, matches, patienceMs, type Surface } from './surface.ts';
import { type VisibleMessage, visibleMessages } from './visible-messages.ts';

/** Where to look: a message, a conversation, or (left out) everywhere this person can. */
export type Place = VisibleMessage | string;

/** A person at the keyboard: sees what Slack shows them and uses it by its visible words. */
export class SandboxPerson {
  readonly workspace: SandboxWorkspace;
  readonly user: User;
  /** The last "Are you sure?" this person met. */
  lastConfirm: ConfirmDialog | undefined;
  /** What this person has chosen in messages, by ts. */
  readonly chosenInMessages = new Map<string, FormState>();

  constructor(workspace: SandboxWorkspace, user: User) {
    this.workspace = workspace;
    this.user = user;
  }

  get id(): string {
    return this.user.id;
  }

  get name(): string {
    return this.user.name;
  }

  /** This person's DM with the bot. */
  get dm(): string {
    return this.workspace.openDirect([this.id]).id;
  }

  /** Types a slash command; resolves when the bot has acked and come to rest. */
  async command(command: string, text = '', { in: at = this.dm }: { in?: string } = {}): Promise<OutgoingRequest> {
    const conversation = this.#conversation(at);
    const request = await runCommand(this.workspace, { user: this.user, conversation, command, text });
    await this.workspace.slack.settled();
    return request;
  }

  get topModal(): SandboxModal | undefined {
    const view = this.workspace.views.top(this.id);
    return view ? new SandboxModal(this, view) : undefined;
  }

  /** The modal on top, waited for; `title` waits for that very one. */
  async modal(title?: Label, { within = patienceMs }: { within?: number } = {}): Promise<SandboxModal> {
    const wanted = () => {
      const top = this.topModal;
      return top && (title === undefined || matches(top.title, title)) ? top : undefined;
    };
    const modal = await this.workspace.slack.changes.until(wanted, within);
    if (modal) return modal;
    const instead = this.topModal ? `"${this.topModal.title}" is open` : 'no modal opened';
    throw new Error(`${this.name} waited for a modal ${String(title ?? '')}: ${instead}. ${this.#lately()}`);
  }

  /** Opens the bot's App Home and waits until the bot has published it. */
  async openHome(): Promise<SandboxHome> {
    const { views, slack } = this.workspace;
    const before = views.home(this.id)?.hash;
    await slack.deliverEvent(this.workspace, homeOpenedEvent(this.workspace, this.user));
    await slack.settled();
    // A home that is there already may stay as it is; the first one must come.
    const published = () => (views.home(this.id)?.hash === before ? undefined : true);
    await slack.changes.until(published, before === undefined ? patienceMs : 300);
    const { home } = this;
    if (!home) throw new Error(`the bot published no App Home for ${this.name}. ${this.#lately()}`);
    return home;
  }

  get home(): SandboxHome | undefined {
    const view = this.workspace.views.home(this.id);
    return view ? new SandboxHome(this, view) : undefined;
  }

  messages(conversationId?: string): VisibleMessage[] {
    return visibleMessages(this, conversationId);
  }

  /** Waits for a message with these words; `after` passes over that message and older ones. */
  async sees(
    words: string | RegExp,
    { in: at, within = patienceMs, after }: { in?: string; within?: number; after?: VisibleMessage } = {},
  ): Promise<VisibleMessage> {
    const find = () =>
      this.messages(at).findLast(({ text, ts }) => says(text, words) && (after === undefined || ts > after.ts));
    const found = await this.workspace.slack.changes.until(find, within);
    if (found) return found;
    const seen = this.messages(at).map(({ author, text }) => `${author}: ${text}`);
    throw new Error(
      `${this.name} does not see ${String(words)}. ${this.#lately()}\nSees:\n${seen.join('\n---\n') || 'nothing'}`,
    );
  }

  /** True when no message in sight has these words, now. */
  notSees(words: string | RegExp, { in: at }: { in?: string } = {}): boolean {
    return !this.messages(at).some(({ text }) => says(text, words));
  }

  /** Clicks what has this label: in the modal on top, else in the newest message that has it, else in the App Home. */
  async click(
    label: Label,
    { in: at, nth = 0, confirm = true }: { in?: Place; nth?: number; confirm?: boolean } = {},
  ): Promise<void> {
    const { topModal, home } = this;
    const has = (labels: string[]) => labels.some((shown) => matches(shown, label));
    if (at === undefined && topModal && has(topModal.buttons)) return topModal.click(label, { nth, confirm });
    const surface = this.#surfaces(at, confirm).find((one) => has(clickables(one).map((each) => each.label)));
    if (surface) return clickOn(surface, pickClickable(surface, label, nth));
    if (at === undefined && home && has(home.buttons)) return home.click(label, { nth, confirm });
    const there = this.#surfaces(at, confirm).flatMap((one) => clickables(one).map((each) => `"${each.label}"`));
    throw new Error(`${this.name} finds no "${String(label)}" to click; there is: ${there.join(', ') || 'nothing'}`);
  }

  /** Clicks a button in a message as it once was: somebody else's, or one that has since been replaced. */
  async clickStale(label: Label, message: VisibleMessage): Promise<void> {
    const surface = this.#surface(message.raw, true);
    await clickOn(surface, pickClickable(surface, label));
  }

  /** Chooses in a menu, picker or group of boxes of a message, found by placeholder, label or the text beside it. */
  async choose(label: Label, option: string | string[], { in: at }: { in?: Place } = {}): Promise<void> {
    const surfaces = this.#surfaces(at, true);
    const surface = surfaces.find((one) => findField(one, label) !== undefined);
    if (surface) return fillField(surface, label, option);
    const there = surfaces.flatMap((one) => fields(one).map((field) => `"${field.label}"`));
    throw new Error(`${this.name} finds no menu "${String(label)}"; there is: ${there.join(', ') || 'none'}`);
  }

  async globalShortcut(name: string, callbackId = this.#callbackId('global', name)): Promise<OutgoingRequest> {
    const request = await sendShortcut(this.workspace, { user: this.user, callbackId });
    await this.workspace.slack.settled();
    return request;
  }

  async messageShortcut(
    name: string,
    { raw: message }: Pick<VisibleMessage, 'raw'>,
    callbackId = this.#callbackId('message', name),
  ): Promise<OutgoingRequest> {
    const request = await sendShortcut(this.workspace, { user: this.user, callbackId, message });
    await this.workspace.slack.settled();
    return request;
  }

  /** Types a message. The bot hears of it where the manifest subscribes to `message.im` and the like. */
  async post(conversationId: string, text: string, { threadTs }: { threadTs?: string } = {}): Promise<SandboxMessage> {
    const conversation = this.#conversation(conversationId);
    return postTyped(this.workspace, { user: this.user, conversation, text, threadTs });
  }

  /** Somebody asks "Are you sure?": remembered, and answered as the test wants. */
  meetDialog(dialog: ConfirmDialog, accepts: boolean): boolean {
    this.lastConfirm = dialog;
    return accepts;
  }

  /** The messages in question as things to click, newest first. A given message is looked up as it is now. */
  #surfaces(at: Place | undefined, accepts: boolean): Surface[] {
    const channelId = typeof at === 'object' ? at.channelId : at;
    return this.messages(channelId)
      .filter(({ ts }) => typeof at !== 'object' || ts === at.ts)
      .reverse()
      .flatMap(({ ts }) => {
        const message = this.workspace.store.findAnywhere(ts);
        return message ? [this.#surface(message, accepts)] : [];
      });
  }

  #surface(message: SandboxMessage, accepts: boolean): Surface {
    return messageSurface(this, message, { states: this.chosenInMessages, accepts });
  }

  #conversation(id: string): Conversation {
    const conversation = this.workspace.conversations.get(id);
    const isThere = conversation?.kind === 'public' || conversation?.members.has(this.id);
    if (!conversation || !isThere) throw new Error(`${this.name} is in no conversation ${id}`);
    return conversation;
  }

  #callbackId(type: 'global' | 'message', name: string): string {
    const shortcuts = this.workspace.slack.manifest.shortcuts ?? [];
    const found = shortcuts.find((shortcut) => shortcut.type === type && shortcut.name === name);
    if (found) return found.callback_id;
    throw new Error(
      `no ${type} shortcut "${name}"; there are: ${shortcuts.map((one) => one.name).join(', ') || 'none'}`,
    );
  }

  /** What went wrong last, for the reader of a failed test. */
  #lately(): string {
    const { calls, requests } = this.workspace.slack;
    const refused = calls.findLast(({ refusedBecause }) => refusedBecause !== undefined);
    const last = requests.at(-1);
    return [
      last
        ? `Last request: ${last.kind} ${last.outcome} (${last.status ?? 'no answer'})${last.refusedBecause ? `: ${last.refusedBecause}` : ''}.`
        : 'Nothing was sent to the bot.',
      refused ? `Last refusal: ${refused.method} ${JSON.stringify(refused.response)}.` : '',
    ].join(' ');
  }
}

function says(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
