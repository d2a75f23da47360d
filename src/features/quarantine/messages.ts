import type { PersonId } from '../../core/ids.ts';
import { messageKind } from '../../delivery/message.ts';
import { id } from '../../delivery/subject.ts';
import { countQuarantined } from '../../quarantine/queries.ts';
import { findLeadership } from '../programs/queries.ts';
import { setAsideNotice } from './views.ts';

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    /** The lead who reads it. */
    'quarantine.notice': PersonId;
  }
}

export const quarantineMessages = [
  messageKind('quarantine.notice', id(), {
    title: 'Notice that something was set aside',
    async render(act, leadId) {
      if (!(await findLeadership(act.tx, leadId))?.isLead) return { do: 'skip', because: 'no longer a lead' };
      if ((await countQuarantined(act.tx)) === 0) return { do: 'skip', because: 'everything is back' };
      return { do: 'send', message: setAsideNotice() };
    },
  }),
];
