import { z } from 'zod';
import type { Door } from '../../slack/door.ts';
import { askSlack, nameOf, standingOf } from './lookups.ts';
import { findPerson, withdrawRights } from './queries.ts';
import type { Person, Standing } from './types.ts';

/** Slack leaves out what does not apply, and sends null for what somebody has emptied. */
const flag = z.boolean().nullish();
const words = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

/** What of a changed profile concerns Cairn; Slack sends all of it, for every change of anybody's status too. */
const changed = z.object({
  user: z.object({
    tz: z.string().nullish(),
    deleted: flag,
    is_admin: flag,
    is_owner: flag,
    is_restricted: flag,
    is_ultra_restricted: flag,
    is_stranger: flag,
    team_id: z.string().nullish(),
    enterprise_user: z.unknown().optional(),
    name: words,
    real_name: words,
    profile: z.object({ display_name: words, real_name: words }).nullish(),
  }),
});

/**
 * Somebody's profile changed. Rights that the event takes away are gone with it, whatever Slack answers afterwards. All else is
 * asked of Slack, where it is somebody whom Cairn knows: events may arrive late and in any order.
 */
export function registerPeople(door: Door): void {
  door.event(
    'user_change',
    async (visit, event) => {
      const known = await visit.act((act) => findPerson(act.tx, visit.personId));
      if (!known) return;
      const told = changed.safeParse(event);
      if (told.success) {
        const { user } = told.data;
        const standing = standingOf(user, visit);
        if (isAsKnown(known, user) && hasStanding(known, standing)) return;
        await visit.act((act) => withdrawRights(act.tx, known.id, standing));
      }
      await askSlack(visit, visit.personId);
    },
    'harmless',
  );
}

function isAsKnown(known: Person, { tz, profile, ...user }: z.output<typeof changed>['user']): boolean {
  return known.timeZone === tz && known.name === nameOf({ ...user, profile: profile ?? undefined });
}

function hasStanding(known: Person, { isAdmin, isDeactivated, isExternal }: Standing): boolean {
  return known.isAdmin === isAdmin && known.isDeactivated === isDeactivated && known.isExternal === isExternal;
}
