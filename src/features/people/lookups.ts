import { Refusal } from '../../core/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import { parseTimeZone, type TimeZone } from '../../core/local-time.ts';
import { plainCommandText } from '../../slack/text.ts';
import type { Visit } from '../../slack/visit.ts';
import { slackErrorCode, type UsersInfoResponse } from '../../slack/web-client.ts';
import { findKnownVisitor, meetPerson } from './actions.ts';
import { listPeople } from './queries.ts';
import type { Person, Standing } from './types.ts';

// What the listeners of every feature need to know of a person from Slack before they call an action.

/** The person of this visit, asked of Slack at most once an hour. */
export async function meetVisitor(visit: Visit): Promise<Person> {
  return (await visit.act(findKnownVisitor)) ?? askSlack(visit, visit.personId);
}

const anyMention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
/** A trigger lives for three seconds: of many strangers, only so many are asked of Slack. */
const mostStrangers = 5;

/** A message's (or a command's) text as its writer sees it: people by the names they go by, links with their addresses. */
export async function readableText(visit: Visit, text: string): Promise<string> {
  const ids = [...new Set([...text.matchAll(anyMention)].map(([, id]) => id as PersonId))];
  const known = ids.length === 0 ? [] : await visit.act((act) => listPeople(act.tx, ids));
  const names = new Map<string, string>(known.map(({ id, name }) => [id, name]));
  const strangers = ids.filter((id) => !names.has(id)).slice(0, mostStrangers);
  for (const [id, name] of await Promise.all(strangers.map((each) => nameOfStranger(visit, each)))) {
    if (name) names.set(id, name);
  }
  // A name may hold what ends a mention.
  const named = (id: string, name: string) => `<@${id}|${name.replace(/[<>|]/g, '')}>`;
  return plainCommandText(
    text.replace(anyMention, (mention, id: PersonId) => {
      const name = names.get(id);
      return name ? named(id, name) : mention;
    }),
  );
}

/** Somebody who is only mentioned is looked up and not remembered. */
async function nameOfStranger(visit: Visit, id: PersonId): Promise<[PersonId, string | undefined]> {
  const user = await usersInfo(visit, id).catch(() => undefined);
  return [id, nameOf(user) || undefined];
}

/**
 * Somebody as Slack describes them this moment: for decisions about who they are.
 * @throws Refusal where Slack shows us nobody of that id
 */
export async function askSlack(visit: Visit, id: PersonId): Promise<Person> {
  const user = await usersInfo(visit, id);
  const person: Person = {
    id,
    name: nameOf(user) || 'Somebody',
    timeZone: parseTimeZone(user?.tz ?? '') ?? ('UTC' as TimeZone),
    locale: localeOf(user?.locale),
    isBot: Boolean(user?.is_bot) || id === visit.botUserId || id === 'USLACKBOT',
    ...standingOf(user ?? {}, visit),
  };
  return visit.act((act) => meetPerson(act, person));
}

/** What somebody goes by; empty where Slack tells no name. */
export function nameOf(user: Named | undefined): string {
  return user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || '';
}

/** In characters: what BCP 47 asks everybody to have room for. */
const longestLocale = 35;

function localeOf(told: string | undefined): string | null {
  try {
    const locale = told ? new Intl.Locale(told).baseName : '';
    return locale !== '' && locale.length <= longestLocale ? locale : null;
  } catch {
    return null;
  }
}

/** The names in what Slack tells of a person, in `users.info` and in `user_change`. */
interface Named {
  readonly name?: string;
  readonly real_name?: string;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
}

async function usersInfo(visit: Visit, id: PersonId): Promise<UsersInfoResponse['user']> {
  try {
    return (await visit.client.users.info({ user: id, include_locale: true })).user;
  } catch (error) {
    if (slackErrorCode(error)?.startsWith('user_not_')) {
      throw new Refusal('unknown_person', 'Cairn cannot see that person here. Name active members of this workspace.');
    }
    throw error;
  }
}

/** What somebody may do hangs on this; `users.info` and `user_change` say it alike. Null is as good as not said. */
interface Described {
  readonly deleted?: boolean | null;
  readonly is_admin?: boolean | null;
  readonly is_owner?: boolean | null;
  readonly is_restricted?: boolean | null;
  readonly is_ultra_restricted?: boolean | null;
  readonly is_stranger?: boolean | null;
  readonly team_id?: string | null;
  readonly enterprise_user?: unknown;
}

/** Whether somebody is an admin here, deactivated, or external, as Slack describes them. */
export function standingOf(user: Described, visit: Visit): Standing {
  const isGuest = user.is_restricted || user.is_ultra_restricted || user.is_stranger;
  // Somebody of another organisation, met in a shared channel. Colleagues in other workspaces of one Grid are none.
  const isElsewhere = user.team_id != null && user.team_id !== visit.workspaceId && user.enterprise_user === undefined;
  return {
    isAdmin: Boolean(user.is_admin || user.is_owner),
    isDeactivated: Boolean(user.deleted),
    isExternal: Boolean(isGuest) || isElsewhere,
  };
}
