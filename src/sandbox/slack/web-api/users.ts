import type { JsonObject } from '../../json.ts';
import { handle } from '../command-text.ts';
import { userPayload } from '../payloads.ts';
import { Refusal } from '../refusal.ts';
import type { Call } from './methods.ts';
import { page } from './page.ts';

export function testAuth({ workspace, slack }: Call): JsonObject {
  return {
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: handle(slack.appName),
    team_id: workspace.id,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    enterprise_id: workspace.enterprise?.id,
    is_enterprise_install: false,
  };
}

export function showUser({ workspace, args }: Call): JsonObject {
  const user = workspace.users.get(args.required('user'));
  if (!user) throw new Refusal('user_not_found');
  const locale = args.flag('include_locale') ? user.locale : undefined;
  return { user: { ...userPayload(workspace, user), locale } };
}

/** Everybody, deactivated people and bots included, and Slackbot, whom Slack does not call a bot. */
export function listUsers({ workspace, args, slack }: Call): JsonObject {
  const slackbot = {
    id: 'USLACKBOT',
    team_id: workspace.id,
    name: 'slackbot',
    real_name: 'Slackbot',
    deleted: false,
    is_bot: false,
  };
  const withLocale = args.flag('include_locale');
  const everybody = [
    slackbot,
    ...[...workspace.users.values()].map((user) => ({
      ...userPayload(workspace, user),
      locale: withLocale ? user.locale : undefined,
    })),
  ];
  const { items, next } = page(everybody, args);
  const cache_ts = Math.floor(slack.clock.now().getTime() / 1000);
  return { members: items, cache_ts, response_metadata: { next_cursor: next } };
}

export function showTeam({ workspace }: Call): JsonObject {
  const { id, name, domain, enterprise } = workspace;
  return {
    team: {
      id,
      name,
      domain,
      enterprise_id: enterprise?.id,
      enterprise_name: enterprise?.name,
    },
  };
}
