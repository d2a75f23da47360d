import type { PersonId } from '../../core/ids.ts';
import { messageKind } from '../../delivery/message.ts';
import { countDead } from '../../delivery/queries/failures.ts';
import { id } from '../../delivery/subject.ts';
import { findLeadership } from '../programs/queries.ts';
import { undeliveredNotice } from './views.ts';

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    /** The lead who reads it. */
    'undelivered.notice': PersonId;
  }
}

export const undeliveredMessages = [
  messageKind('undelivered.notice', id(), {
    title: 'Notice that something was not delivered',
    async render(act, leadId) {
      if (!(await findLeadership(act.tx, leadId))?.isLead) return { do: 'skip', because: 'no longer a lead' };
      if ((await countDead(act.tx)) === 0) return { do: 'skip', because: 'everything was sent again' };
      return { do: 'send', message: undeliveredNotice() };
    },
  }),
];
