import type { PersonId } from '../../core/ids.ts';
import { parseTimeZone, type TimeZone } from '../../core/local-time.ts';
import type { Visit } from '../../slack/visit.ts';
import { meetPerson } from './actions.ts';
import { findFreshPerson } from './queries.ts';
import type { Person } from './types.ts';

// What the listeners of every feature need to know of a person from Slack before they call an action.

/** How old what we know of somebody may be for showing it and reading dates in their zone. */
const freshForMs = 3_600_000;

/** The person of this visit, asked of Slack at most once an hour. */
export async function meetVisitor(visit: Visit): Promise<Person> {
  const known = await visit.act((act) =>
    findFreshPerson(act.tx, visit.personId, new Date(act.now.getTime() - freshForMs)),
  );
  return known ?? askSlack(visit, visit.personId);
}

/** Somebody as Slack describes them this moment: for decisions about who they are. */
export async function askSlack(visit: Visit, id: PersonId): Promise<Person> {
  const { user } = await visit.client.users.info({ user: id });
  const person: Person = {
    id,
    name: user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || 'Somebody',
    timeZone: parseTimeZone(user?.tz ?? '') ?? ('UTC' as TimeZone),
    isAdmin: Boolean(user?.is_admin || user?.is_owner),
    isBot: Boolean(user?.is_bot) || id === visit.botUserId || id === 'USLACKBOT',
    isDeactivated: Boolean(user?.deleted),
    isExternal: Boolean(user?.is_restricted || user?.is_ultra_restricted || user?.is_stranger),
  };
  return visit.act((act) => meetPerson(act, person));
}
