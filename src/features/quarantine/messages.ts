import type { PersonId } from '../../core/ids.ts';
import type { MessageKind } from '../../delivery/message.ts';
import { countQuarantined } from '../../quarantine/queries.ts';
import { findLeadership } from '../programs/queries.ts';
import { setAsideNotice } from './views.ts';

export const quarantineMessages: readonly MessageKind[] = [
  {
    kind: 'quarantine.notice',
    title: 'Notice that something was set aside',
    async render(act, leadId) {
      if (!(await findLeadership(act.tx, leadId as PersonId))?.isLead)
        return { do: 'skip', because: 'no longer a lead' };
      if ((await countQuarantined(act.tx)) === 0) return { do: 'skip', because: 'everything is back' };
      return { do: 'send', message: setAsideNotice() };
    },
  },
];
