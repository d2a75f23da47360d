import type { Recipient } from './types.ts';

/** Why something was not delivered, in words: what is the matter, and what whoever reads it can do. */
export interface Explained {
  readonly why: string;
  readonly todo: string;
}

const again = 'then send it again';

const ofPeople = new Map<string, Explained>(
  Object.entries({
    channel_not_found: {
      why: 'Slack no longer finds the conversation with them',
      todo: 'Send it again: Cairn opens the conversation anew.',
    },
    is_archived: {
      why: 'Slack has closed the conversation with them',
      todo: 'Send it again: Cairn opens the conversation anew.',
    },
  }),
);

const ofEverybody = new Map<string, Explained>(
  Object.entries({
    user_disabled: {
      why: 'an account is deactivated',
      todo: 'If the person is back, send it again. If not, end the mentorship with /mentorship end.',
    },
    is_archived: {
      why: 'the channel is archived',
      todo: `Unarchive it, or choose another one with /mentorship setup; ${again}.`,
    },
    channel_not_found: {
      why: 'the channel is gone, or it is private and Cairn is not in it',
      todo: `Type /invite @Cairn there, or choose another one with /mentorship setup; ${again}.`,
    },
    not_in_channel: {
      why: 'Cairn is not in the channel',
      todo: `Type /invite @Cairn there, ${again}.`,
    },
    messages_tab_disabled: {
      why: 'Cairn may not write to people here: its Messages tab is off',
      todo: `Whoever runs Cairn turns it on in the app’s settings (App Home); ${again}.`,
    },
    cannot_dm_bot: { why: 'it was for an app, and apps read no messages', todo: 'There is nothing to do.' },
  }),
);

const unknownPerson: Explained = {
  why: 'Slack knows no such person here any more',
  todo: 'End the mentorship with /mentorship end.',
};
const notAllowed: Explained = {
  why: 'the rules of this workspace do not let Cairn write there',
  todo: `Ask a workspace admin to allow it, ${again}.`,
};
const originalGone: Explained = {
  why: 'the message that it changes or answers is gone or closed',
  todo: 'There is nothing to do: somebody has deleted it, or Slack lets nobody change it any more.',
};
const ourFault: Explained = {
  why: 'Slack did not take it as Cairn wrote it, which is a fault of Cairn’s',
  todo: 'Tell whoever runs Cairn.',
};
const tokenRefused: Explained = {
  why: 'Slack does not accept Cairn’s token, or not for this',
  todo: 'Whoever runs Cairn checks SLACK_BOT_TOKEN and the app’s scopes.',
};
const slackIsAway: Explained = {
  why: 'Slack was busy, or did not answer',
  todo: 'Cairn tries again by itself.',
};

const families: readonly (readonly [Explained, RegExp])[] = [
  [unknownPerson, /^(users?_not_found|user_not_visible|users_list_not_supplied)$/],
  [
    notAllowed,
    /^(restricted_action.*|access_denied|no_permission|ekm_access_denied|team_access_not_granted|org_login_required|enterprise_is_restricted|not_allowed.*|.*_not_allowed|cannot_.*)$/,
  ],
  [
    originalGone,
    /^(message_not_found|thread_not_found|cant_update_message|edit_window_closed|cannot_reply_to_message)$/,
  ],
  [
    ourFault,
    /^(invalid_(blocks|arg|json|form|post|metadata|users|attach).*|.*(too_long|too_many|limit_exceeded).*|no_text|metadata_.*|not_rendered)$/,
  ],
  [tokenRefused, /^(invalid_auth|not_authed|token_(revoked|expired)|account_inactive|missing_scope|not_installed)$/],
  [
    slackIsAway,
    /^(rate_?limited|message_limit_exceeded|http_5\d\d|no_answer|internal_error|fatal_error|service_unavailable|request_timeout|stopping)$/,
  ],
];

/** What a code of Slack (or of Cairn's own) means for whoever can mend it. */
export function explainReason(code: string | null, { targetKind }: Pick<Recipient, 'targetKind'>): Explained {
  if (code === null) return { why: 'nobody noted why', todo: 'Send it again.' };
  const known = (targetKind === 'people' ? ofPeople.get(code) : undefined) ?? ofEverybody.get(code);
  if (known) return known;
  const [explained] = families.findLast(([, codes]) => codes.test(code)) ?? [];
  return (
    explained ?? {
      why: 'Slack refused it',
      todo: 'Send it again later; if it stays, tell whoever runs Cairn the code in brackets.',
    }
  );
}
