import { isObject, type JsonObject } from '../json.ts';
import { applyResponse } from './answer-response-url.ts';
import { escapeTyped, handle } from './command-text.ts';
import type { FormState } from './form-state.ts';
import type { Conversation, OutgoingRequest, SandboxMessage, User } from './model.ts';
import type { OpenView } from './open-views.ts';
import { interactionPayload, messagePayload, viewPayload } from './payloads.ts';
import { describeRefusal, Refusal } from './refusal.ts';
import type { SandboxWorkspace } from './sandbox-workspace.ts';

/** What Slack shows when the bot did not answer a click. */
export const connectingTrouble = 'We had some trouble connecting. Try again?';

/** Runs a slash command; when the bot fails, the person is told as Slack tells them. */
export async function runCommand(
  workspace: SandboxWorkspace,
  { user, conversation, command, text }: { user: User; conversation: Conversation; command: string; text: string },
): Promise<OutgoingRequest> {
  const { slack } = workspace;
  const target = { channelId: conversation.id, userId: user.id, source: undefined };
  const form: JsonObject = {
    token: 'sandbox-verification-token',
    team_id: workspace.id,
    team_domain: workspace.domain,
    ...(workspace.enterprise
      ? { enterprise_id: workspace.enterprise.id, enterprise_name: workspace.enterprise.name }
      : {}),
    channel_id: conversation.id,
    channel_name: conversation.kind === 'private' ? 'privategroup' : conversation.name,
    user_id: user.id,
    user_name: handle(user.name),
    command,
    text: escapeTyped(text.trim(), workspace.users.values(), workspace.conversations.values()),
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: slack.origin + slack.responseUrls.issue({ workspaceId: workspace.id, ...target }),
    trigger_id: slack.triggers.issue({ workspaceId: workspace.id, userId: user.id }),
  };
  const request = await slack.line.send('command', form);
  const failure = request.outcome === 'acked' ? applyAck(workspace, target, request) : commandFailure(request);
  if (failure) notice(workspace, { ...target, text: `${command} failed ${failure}` });
  slack.changes.announce();
  return request;
}

function applyAck(
  workspace: SandboxWorkspace,
  target: { channelId: string; userId: string; source: undefined },
  request: OutgoingRequest,
): string | undefined {
  const { responseBody } = request;
  if (responseBody.trim() === '') return undefined;
  try {
    applyResponse(workspace, target, parseJson(responseBody) ?? { text: responseBody });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    request.refusedBecause = describeRefusal(error);
    return 'with the error "dispatch_unknown_error"';
  }
}

function commandFailure({ outcome, status }: OutgoingRequest): string {
  if (outcome === 'timed_out') return 'with the error "operation_timeout"';
  if (status === null) return 'because the app did not respond';
  return `with the error "${status >= 500 ? 'http_service_error' : 'http_client_error'}"`;
}

export interface Click {
  readonly user: User;
  readonly action: JsonObject;
}

/** Somebody used an element of a message. */
export async function sendMessageClick(
  workspace: SandboxWorkspace,
  { user, action, message, state }: Click & { message: SandboxMessage; state: FormState },
): Promise<OutgoingRequest> {
  const { slack } = workspace;
  const isEphemeral = message.onlyFor !== undefined;
  const channel = workspace.conversations.get(message.channelId);
  const payload: JsonObject = {
    type: 'block_actions',
    ...interactionPayload(workspace, user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: isEphemeral,
      thread_ts: message.threadTs,
    },
    trigger_id: slack.triggers.issue({ workspaceId: workspace.id, userId: user.id }),
    channel: { id: message.channelId, name: channel?.name ?? 'directmessage' },
    message: isEphemeral ? undefined : messagePayload(workspace, message),
    state: { values: structuredClone(state) },
    response_url: responseUrl(workspace, user, message),
    actions: [withTime(action)],
  };
  const request = await slack.line.send('block_actions', structuredClone(payload));
  if (request.outcome !== 'acked') {
    notice(workspace, { channelId: message.channelId, userId: user.id, text: connectingTrouble });
  }
  return request;
}

/** Somebody used an element of a modal or of the App Home. */
export async function sendViewClick(
  workspace: SandboxWorkspace,
  { user, action, view }: Click & { view: OpenView },
): Promise<OutgoingRequest> {
  const { slack } = workspace;
  const payload: JsonObject = {
    type: 'block_actions',
    ...interactionPayload(workspace, user),
    container: { type: 'view', view_id: view.id },
    trigger_id: slack.triggers.issue({ workspaceId: workspace.id, userId: user.id, viewId: view.id }),
    view: viewPayload(workspace, view),
    actions: [withTime(action)],
  };
  const request = await slack.line.send('block_actions', structuredClone(payload));
  view.trouble = request.outcome === 'acked' ? undefined : connectingTrouble;
  slack.changes.announce();
  return request;
}

/** Somebody used a shortcut, from anywhere or on a message. */
export async function sendShortcut(
  workspace: SandboxWorkspace,
  { user, callbackId, message }: { user: User; callbackId: string; message?: SandboxMessage },
): Promise<OutgoingRequest> {
  const { slack } = workspace;
  const common = {
    ...interactionPayload(workspace, user),
    callback_id: callbackId,
    action_ts: actionTime(),
    trigger_id: slack.triggers.issue({ workspaceId: workspace.id, userId: user.id }),
  };
  if (!message) return slack.line.send('shortcut', { type: 'shortcut', ...common });
  return slack.line.send('message_action', {
    type: 'message_action',
    ...common,
    channel: { id: message.channelId, name: workspace.conversations.get(message.channelId)?.name ?? 'directmessage' },
    message_ts: message.ts,
    message: structuredClone(messagePayload(workspace, message)),
    response_url: responseUrl(workspace, user, message),
  });
}

/** Slack itself says something to one person. */
export function notice(
  workspace: SandboxWorkspace,
  { channelId, userId, text }: { channelId: string; userId: string; text: string },
): void {
  workspace.store.add({ channelId, authorId: 'USLACKBOT', isBot: true, text, onlyFor: userId });
  workspace.slack.changes.announce();
}

export function parseJson(text: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function responseUrl(workspace: SandboxWorkspace, user: User, source: SandboxMessage): string {
  const { slack } = workspace;
  const target = { workspaceId: workspace.id, channelId: source.channelId, userId: user.id, source };
  return slack.origin + slack.responseUrls.issue(target);
}

function withTime(action: JsonObject): JsonObject {
  return { ...action, action_ts: actionTime() };
}

function actionTime(): string {
  return (Date.now() / 1000).toFixed(6);
}
