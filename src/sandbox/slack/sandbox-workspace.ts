import { SandboxPerson } from '../driver/sandbox-person.ts';
import type { JsonObject } from '../json.ts';
import { handle } from './command-text.ts';
import { FileStore } from './file-store.ts';
import { MessageStore } from './message-store.ts';
import type { Conversation, SandboxMessage, User } from './model.ts';
import { OpenViews } from './open-views.ts';
import { userPayload } from './payloads.ts';
import { ReadMarks } from './read-marks.ts';
import type { SandboxSlack } from './sandbox-slack.ts';
import { restoreInto, type WorkspaceSnapshot } from './snapshot.ts';

export interface WorkspaceOptions {
  readonly name: string;
  readonly teamId?: string;
  readonly enterprise?: { readonly id: string; readonly name: string };
}

export interface PersonOptions {
  readonly name: string;
  readonly title?: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  readonly isBot?: boolean;
  readonly isRestricted?: boolean;
  /** Somebody of another company, met through Slack Connect. */
  readonly isStranger?: boolean;
  readonly deleted?: boolean;
}

const grantedScopes = ['chat:write', 'commands', 'files:write', 'im:write', 'mpim:write', 'users:read'];

/** One workspace: its people, conversations, messages and views, and the app installed in it. */
export class SandboxWorkspace {
  readonly slack: SandboxSlack;
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise: { readonly id: string; readonly name: string } | undefined;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly scopes = new Set(grantedScopes);
  readonly users = new Map<string, User>();
  readonly conversations = new Map<string, Conversation>();
  readonly #keyboards = new Map<string, SandboxPerson>();
  readonly store: MessageStore;
  readonly files: FileStore;
  readonly views: OpenViews;
  readonly readMarks = new ReadMarks();
  messagesTabEnabled = true;
  isRevoked = false;

  /** @param kept what stood in it when it was last seen: it goes on from there */
  constructor(slack: SandboxSlack, options: WorkspaceOptions, kept?: WorkspaceSnapshot) {
    this.slack = slack;
    this.id = kept?.id ?? options.teamId ?? slack.ids.next('T');
    this.name = options.name;
    this.domain = options.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    this.enterprise = options.enterprise;
    this.botToken = kept?.botToken ?? `xoxb-${this.id.slice(1)}-${slack.ids.count('token')}-sandbox`;
    this.appId = slack.appId;
    this.botId = kept?.botId ?? slack.ids.next('B');
    this.store = new MessageStore(slack.ids, slack.clock);
    this.files = new FileStore(slack.ids, slack.clock);
    this.views = new OpenViews(slack.ids);
    this.botUserId = kept?.botUserId ?? this.#addUser({ name: slack.appName, isBot: true }).id;
    if (kept) restoreInto(this, kept);
  }

  person(options: PersonOptions): SandboxPerson {
    const user = this.#addUser(options);
    this.slack.tell(this, { type: 'team_join', user: userPayload(this, user) });
    return this.atKeyboard(user.id);
  }

  /** The person with this id, always the same one: what they chose in messages is theirs. */
  atKeyboard(userId: string): SandboxPerson {
    const user = this.users.get(userId);
    if (!user) throw new Error(`${this.name} has no user ${userId}`);
    const person = this.#keyboards.get(userId) ?? new SandboxPerson(this, user);
    this.#keyboards.set(userId, person);
    return person;
  }

  channel(options: { name: string; isPrivate?: boolean; members?: SandboxPerson[]; withBot?: boolean }): Conversation {
    const members = (options.members ?? []).map(({ id }) => id);
    if (options.withBot) members.push(this.botUserId);
    return this.#addConversation(options.isPrivate ? 'private' : 'public', 'C', members, options.name);
  }

  inviteBot(channelName: string): void {
    this.#channelNamed(channelName).members.add(this.botUserId);
  }

  removeBot(channelName: string): void {
    this.#channelNamed(channelName).members.delete(this.botUserId);
  }

  archive(channelName: string): void {
    this.#channelNamed(channelName).archived = true;
  }

  deactivate(person: SandboxPerson): void {
    this.#changeUser(person.id, { deleted: true });
  }

  reactivate(person: SandboxPerson): void {
    this.#changeUser(person.id, { deleted: false });
  }

  setTimeZone(person: SandboxPerson, tz: string): void {
    this.#changeUser(person.id, { tz });
  }

  /** An owner of the workspace makes somebody an admin or a guest, or takes that back. */
  setRole(person: SandboxPerson, role: { isAdmin?: boolean; isRestricted?: boolean }): void {
    this.#changeUser(person.id, role);
  }

  /** From now on the token is refused. */
  revoke(): void {
    this.isRevoked = true;
  }

  /** Everything that stands in a conversation, thread replies included, oldest first. */
  messages(conversationId: string): SandboxMessage[] {
    return this.store.in(conversationId);
  }

  /** The conversation of the bot with exactly these people: the DM with one, the group DM with several. */
  conversationBetween(...people: SandboxPerson[]): string | undefined {
    return this.findDirect(people.map(({ id }) => id))?.id;
  }

  /** A talk among people in which the bot is not: a DM of two, a group DM of more. */
  talkBetween(...people: SandboxPerson[]): Conversation {
    const members = people.map(({ id }) => id);
    const isDm = members.length <= 2;
    return this.#addConversation(
      isDm ? 'im' : 'mpim',
      isDm ? 'D' : 'G',
      members,
      isDm ? 'directmessage' : 'mpdm-people-1',
    );
  }

  findDirect(userIds: string[]): Conversation | undefined {
    const wanted = new Set([...userIds, this.botUserId]);
    return [...this.conversations.values()].find(
      ({ kind, members }) =>
        (kind === 'im' || kind === 'mpim') &&
        members.size === wanted.size &&
        [...wanted].every((id) => members.has(id)),
    );
  }

  /** The DM or group DM of the bot and these people, made when there is none. */
  openDirect(userIds: string[]): Conversation {
    const found = this.findDirect(userIds);
    if (found) return found;
    const members = [this.botUserId, ...userIds];
    if (userIds.length === 1) return this.#addConversation('im', 'D', members, 'directmessage');
    const handles = members.map((id) => handle(this.users.get(id)?.name ?? id));
    return this.#addConversation('mpim', 'G', members, `mpdm-${handles.join('--')}-1`);
  }

  /** The body of an event request. */
  eventEnvelope(event: JsonObject, eventTime: Date): JsonObject {
    const enterpriseId = this.enterprise?.id ?? null;
    return {
      token: 'sandbox-verification-token',
      team_id: this.id,
      enterprise_id: enterpriseId ?? undefined,
      api_app_id: this.appId,
      event: { event_ts: `${Math.floor(eventTime.getTime() / 1000)}.000000`, ...event },
      type: 'event_callback',
      event_id: this.slack.ids.next('Ev'),
      event_time: Math.floor(eventTime.getTime() / 1000),
      authorizations: [
        {
          enterprise_id: enterpriseId,
          team_id: this.id,
          user_id: this.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `sandbox-${this.id}`,
    };
  }

  #addUser(options: PersonOptions): User {
    const user: User = {
      id: this.slack.ids.next('U'),
      name: options.name,
      title: options.title ?? '',
      tz: options.tz ?? 'Europe/London',
      locale: options.locale ?? 'en-GB',
      isAdmin: options.isAdmin ?? options.isOwner ?? false,
      isOwner: options.isOwner ?? false,
      isBot: options.isBot ?? false,
      isRestricted: options.isRestricted ?? false,
      isStranger: options.isStranger ?? false,
      deleted: options.deleted ?? false,
      updated: this.#seconds(),
    };
    this.users.set(user.id, user);
    return user;
  }

  #changeUser(id: string, change: Partial<Pick<User, 'deleted' | 'tz' | 'isAdmin' | 'isRestricted'>>): void {
    const user = this.users.get(id);
    if (!user) throw new Error(`${this.name} has no user ${id}`);
    Object.assign(user, change, { updated: this.#seconds() });
    this.slack.tell(this, { type: 'user_change', user: userPayload(this, user) });
  }

  #addConversation(kind: Conversation['kind'], prefix: string, members: string[], name: string): Conversation {
    const conversation: Conversation = {
      id: this.slack.ids.next(prefix),
      kind,
      name,
      members: new Set(members),
      archived: false,
      created: this.#seconds(),
    };
    this.conversations.set(conversation.id, conversation);
    return conversation;
  }

  #channelNamed(name: string): Conversation {
    const wanted = name.replace(/^#/, '');
    const channel = [...this.conversations.values()].find((one) => one.name === wanted || one.id === wanted);
    if (!channel) throw new Error(`${this.name} has no channel #${wanted}`);
    return channel;
  }

  #seconds(): number {
    return Math.floor(this.slack.clock.now().getTime() / 1000);
  }
}
