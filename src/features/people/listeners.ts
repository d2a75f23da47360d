import { z } from 'zod';
import type { Door } from '../../slack/door.ts';
import { askSlack, nameOf } from './lookups.ts';
import { findPerson } from './queries.ts';

/** What of a changed profile concerns Cairn; Slack sends all of it, for every change of anybody's status too. */
const changed = z.object({
  user: z.object({
    tz: z.string().nullish(),
    deleted: z.boolean().default(false),
    name: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});

/**
 * Somebody's profile changed. Where it is somebody whom Cairn knows and something that it goes by, it asks Slack how they are now:
 * events may arrive late and in any order.
 */
export function registerPeople(door: Door): void {
  door.event(
    'user_change',
    async (visit, event) => {
      const told = changed.safeParse(event);
      if (!told.success) return;
      const { user } = told.data;
      const known = await visit.act((act) => findPerson(act.tx, visit.personId));
      if (!known) return;
      const isSame = known.timeZone === user.tz && known.name === nameOf(user) && known.isDeactivated === user.deleted;
      if (isSame) return;
      await askSlack(visit, visit.personId);
    },
    'harmless',
  );
}
