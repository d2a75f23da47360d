import type { JsonObject } from '../../json.ts';
import type { SandboxSlack } from '../sandbox-slack.ts';
import type { SandboxWorkspace } from '../sandbox-workspace.ts';
import type { Arguments } from './arguments.ts';
import { addReaction, deleteMessage, getPermalink, postEphemeral, postMessage, updateMessage } from './chat.ts';
import { history, listMembers, openConversation, replies, showConversation } from './conversations.ts';
import { completeUpload, getUploadUrl, showFile } from './files.ts';
import { listUsers, showTeam, showUser, testAuth } from './users.ts';
import { openView, publishView, pushView, updateView } from './views.ts';

export interface Call {
  readonly slack: SandboxSlack;
  readonly workspace: SandboxWorkspace;
  readonly args: Arguments;
}

interface Method {
  /** Any one of these must be granted; none means no scope is needed. */
  readonly scopes: readonly string[];
  run(call: Call): JsonObject;
}

const reads = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const histories = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

const methods: Record<string, Method> = {
  'api.test': { scopes: [], run: () => ({}) },
  'auth.test': { scopes: [], run: testAuth },
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.update': { scopes: ['chat:write'], run: updateMessage },
  'chat.delete': { scopes: ['chat:write'], run: deleteMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.getPermalink': { scopes: [], run: getPermalink },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], run: openConversation },
  'conversations.info': { scopes: reads, run: showConversation },
  'conversations.members': { scopes: reads, run: listMembers },
  'conversations.history': { scopes: histories, run: history },
  'conversations.replies': { scopes: histories, run: replies },
  'users.info': { scopes: ['users:read'], run: showUser },
  'users.list': { scopes: ['users:read'], run: listUsers },
  'views.open': { scopes: [], run: openView },
  'views.push': { scopes: [], run: pushView },
  'views.update': { scopes: [], run: updateView },
  'views.publish': { scopes: [], run: publishView },
  'files.getUploadURLExternal': { scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: completeUpload },
  'files.info': { scopes: ['files:read'], run: showFile },
  'reactions.add': { scopes: ['reactions:write'], run: addReaction },
  'team.info': { scopes: ['team:read'], run: showTeam },
};

export function findMethod(name: string): Method | undefined {
  return Object.hasOwn(methods, name) ? methods[name] : undefined;
}
