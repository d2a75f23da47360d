import { type JsonObject, objectsAt } from '../json.ts';
import { handle } from './command-text.ts';
import type { Conversation, SandboxMessage, User } from './model.ts';
import type { OpenView } from './open-views.ts';
import type { SandboxWorkspace } from './sandbox-workspace.ts';

/** A user as users.info and user events show one. Slack leaves the time zone of deactivated people out. */
export function userPayload(workspace: SandboxWorkspace, user: User): JsonObject {
  const zone = user.deleted
    ? {}
    : { tz: user.tz, tz_label: user.tz, tz_offset: offsetSeconds(user.tz, workspace.slack.clock.now()) };
  return {
    id: user.id,
    team_id: user.isStranger ? 'T9999999' : workspace.id,
    name: handle(user.name),
    deleted: user.deleted,
    real_name: user.name,
    ...zone,
    profile: { title: user.title, real_name: user.name, display_name: user.name, team: workspace.id },
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    is_stranger: user.isStranger || undefined,
    updated: user.updated,
  };
}

function offsetSeconds(tz: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

export function messagePayload(workspace: SandboxWorkspace, message: SandboxMessage): JsonObject {
  return {
    type: 'message',
    user: message.authorId,
    ts: message.ts,
    text: message.text,
    team: workspace.id,
    ...(message.isBot ? { bot_id: workspace.botId, app_id: workspace.appId } : {}),
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    metadata: message.metadata,
    thread_ts: message.threadTs,
    subtype: message.broadcast ? 'thread_broadcast' : undefined,
    edited: message.edited && { user: message.authorId, ts: message.edited.ts },
    client_msg_id: message.clientMsgId,
  };
}

export function viewPayload(workspace: SandboxWorkspace, view: OpenView): JsonObject {
  const { definition } = view;
  return {
    id: view.id,
    team_id: workspace.id,
    type: definition.type,
    blocks: objectsAt(definition, 'blocks'),
    private_metadata: definition.private_metadata ?? '',
    callback_id: definition.callback_id ?? '',
    state: { values: structuredClone(view.state) },
    hash: view.hash,
    title: definition.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: definition.clear_on_close ?? false,
    notify_on_close: definition.notify_on_close ?? false,
    close: definition.close ?? null,
    submit: definition.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: workspace.appId,
    external_id: definition.external_id ?? '',
    app_installed_team_id: workspace.id,
    bot_id: workspace.botId,
  };
}

/** The event "somebody opened the app's Home", with the view they see there already. */
export function homeOpenedEvent(workspace: SandboxWorkspace, user: User): JsonObject {
  const shown = workspace.views.home(user.id);
  return {
    type: 'app_home_opened',
    user: user.id,
    channel: workspace.openDirect([user.id]).id,
    tab: 'home',
    view: shown && viewPayload(workspace, shown),
  };
}

export function conversationPayload(workspace: SandboxWorkspace, conversation: Conversation): JsonObject {
  const { kind, members, name } = conversation;
  const partner = [...members].find((id) => id !== workspace.botUserId);
  return {
    id: conversation.id,
    created: conversation.created,
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_channel: kind === 'public',
    is_group: kind === 'private' || kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: conversation.archived,
    is_member: members.has(workspace.botUserId),
    ...(kind === 'im' ? { user: partner } : { name, name_normalized: name }),
  };
}

/** What every interaction says about who and where. */
export function interactionPayload(workspace: SandboxWorkspace, user: User): JsonObject {
  const { enterprise } = workspace;
  return {
    user: { id: user.id, username: handle(user.name), name: handle(user.name), team_id: workspace.id },
    team: {
      id: workspace.id,
      domain: workspace.domain,
      enterprise_id: enterprise?.id,
      enterprise_name: enterprise?.name,
    },
    enterprise: enterprise ?? null,
    is_enterprise_install: false,
    api_app_id: workspace.appId,
    token: 'sandbox-verification-token',
  };
}
