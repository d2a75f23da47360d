import type { PersonId } from '../../core/ids.ts';
import type { MessageKind } from '../../delivery/message.ts';
import { countDead } from '../../delivery/queries/failures.ts';
import { findLeadership } from '../programs/queries.ts';
import { undeliveredNotice } from './views.ts';

export const undeliveredMessages: readonly MessageKind[] = [
  {
    kind: 'undelivered.notice',
    title: 'Notice that something was not delivered',
    async render(act, leadId) {
      if (!(await findLeadership(act.tx, leadId as PersonId))?.isLead)
        return { do: 'skip', because: 'no longer a lead' };
      if ((await countDead(act.tx)) === 0) return { do: 'skip', because: 'everything was sent again' };
      return { do: 'send', message: undeliveredNotice() };
    },
  },
];
