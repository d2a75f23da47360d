import { countDead } from '../../delivery/queries/failures.ts';
import type { HomePart } from '../../home-part.ts';
import { listLeads } from '../programs/queries.ts';
import { undeliveredSection } from './views.ts';

export const undeliveredHome: HomePart = {
  position: 120,
  leadSections: async (act) => undeliveredSection(await countDead(act.tx)),
  changes: [
    {
      event: 'undelivered.sent_again',
      // Whoever sent it may lead as an admin, who is not in the list of leads.
      whose: async (act, { subjectId }) => [...(await listLeads(act.tx)), subjectId],
    },
  ],
};
