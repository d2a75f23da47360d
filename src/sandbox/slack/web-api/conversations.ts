import type { JsonObject } from '../../json.ts';
import type { Conversation, SandboxMessage } from '../model.ts';
import { conversationPayload, messagePayload } from '../payloads.ts';
import { Refusal } from '../refusal.ts';
import { requireScope } from '../require-scope.ts';
import type { SandboxWorkspace } from '../sandbox-workspace.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './methods.ts';
import { page } from './page.ts';
import { reachConversation } from './reach.ts';

const mostPeople = 8;

export function openConversation({ workspace, args }: Call): JsonObject {
  const channel = args.optional('channel');
  if (channel) return { channel: conversationPayload(workspace, reachConversation(workspace, channel)) };
  const userIds = args.ids('users');
  if (userIds.length === 0) throw new Refusal('users_list_not_supplied');
  requireScope(workspace, [userIds.length === 1 ? 'im:write' : 'mpim:write']);
  checkCompany(workspace, userIds);
  const existed = workspace.findDirect(userIds) !== undefined;
  const conversation = workspace.openDirect(userIds);
  const shown = args.flag('return_im') ? conversationPayload(workspace, conversation) : { id: conversation.id };
  return { ...(existed ? { no_op: true, already_open: true } : {}), channel: shown };
}

function checkCompany(workspace: SandboxWorkspace, userIds: string[]): void {
  const users = userIds.map((id) => {
    const user = workspace.users.get(id);
    if (!user) throw new Refusal('user_not_found');
    return user;
  });
  if (users.some(({ deleted }) => deleted)) throw new Refusal('user_disabled');
  if (users.length > 1 && userIds.includes(workspace.botUserId)) throw new Refusal('invalid_user_combination');
  if (users.some(({ isBot }) => isBot)) throw new Refusal('cannot_dm_bot');
  if (users.length > mostPeople) throw new Refusal('too_many_users');
}

export function showConversation({ workspace, args }: Call): JsonObject {
  const conversation = reachConversation(workspace, args.required('channel'));
  requireScope(workspace, [scopeFor(conversation, 'read')]);
  return { channel: conversationPayload(workspace, conversation) };
}

export function listMembers({ workspace, args }: Call): JsonObject {
  const conversation = reachConversation(workspace, args.required('channel'));
  requireScope(workspace, [scopeFor(conversation, 'read')]);
  const { items, next } = page([...conversation.members], args);
  return { members: items, response_metadata: { next_cursor: next } };
}

/** The newest first, as Slack answers; thread replies only where they were broadcast. */
export function history({ workspace, args }: Call): JsonObject {
  const conversation = readable(workspace, args.required('channel'));
  const messages = workspace.messages(conversation.id).filter(({ threadTs, broadcast }) => !threadTs || broadcast);
  return messagePage(workspace, messages.filter(isWithin(args)).reverse(), args);
}

export function replies({ workspace, args }: Call): JsonObject {
  const conversation = readable(workspace, args.required('channel'));
  const ts = args.required('ts');
  const thread = workspace.messages(conversation.id).filter((one) => one.ts === ts || one.threadTs === ts);
  if (thread.length === 0) throw new Refusal('thread_not_found');
  // The first message of a thread is always there, whatever the time that was asked for.
  const within = isWithin(args);
  return messagePage(
    workspace,
    thread.filter((one) => one.ts === ts || within(one)),
    args,
  );
}

/** `oldest` and `latest`, seconds as in a message's ts; what was posted at that very moment counts with `inclusive`. */
function isWithin(args: Arguments): (message: SandboxMessage) => boolean {
  const oldest = Number(args.optional('oldest') ?? 0);
  const latest = Number(args.optional('latest') ?? Number.POSITIVE_INFINITY);
  const isInclusive = args.flag('inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function messagePage(workspace: SandboxWorkspace, messages: readonly SandboxMessage[], args: Arguments): JsonObject {
  const { items, next } = page(messages, args);
  const withMetadata = args.flag('include_all_metadata');
  return {
    messages: items.map((message) => {
      const { metadata, ...payload } = messagePayload(workspace, message);
      return withMetadata && metadata ? { ...payload, metadata } : payload;
    }),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function readable(workspace: SandboxWorkspace, channel: string): Conversation {
  const conversation = reachConversation(workspace, channel);
  requireScope(workspace, [scopeFor(conversation, 'history')]);
  if (!conversation.members.has(workspace.botUserId)) throw new Refusal('not_in_channel');
  return conversation;
}

const families: Record<Conversation['kind'], string> = {
  im: 'im',
  mpim: 'mpim',
  public: 'channels',
  private: 'groups',
};

function scopeFor({ kind }: Conversation, right: 'read' | 'history'): string {
  return `${families[kind]}:${right}`;
}
