import type { Command } from '../command.ts';
import { listDeliveries } from './list.ts';
import { resendDeliveries } from './resend.ts';

/** The operator's view of what was not delivered. It shows ids and codes, never what a message says. */
export const deliveries: Command = {
  name: 'deliveries',
  help: [
    ['deliveries', 'shows what was not delivered, of all workspaces: failed and waiting'],
    ['  --failed', '  only what Slack refused for good, newest first'],
    ['  --waiting', '  only what is due and has not gone out, the longest wait first'],
    ['  --workspace T…', '  of this workspace'],
    ['  --limit N', '  so many of each at most (50)'],
    ['  --json', '  as JSON, for other programs'],
    ['deliveries resend ID…', 'sends these failed ones again'],
    ['deliveries resend --all-failed', 'sends all failed ones again'],
    ['  --workspace T…', '  of this workspace'],
    ['  --reason CODE', '  that failed for this reason, such as user_disabled'],
  ],
  purpose: 'look at the deliveries',
  run: ([first, ...rest]) => (first === 'resend' ? resendDeliveries(rest) : listDeliveries([first ?? [], rest].flat())),
};
