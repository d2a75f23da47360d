import type { PersonId } from '../../../core/ids.ts';
import type { Message } from '../../../delivery/message.ts';
import { button, context, section } from '../../../slack/blocks.ts';
import { joined, mention, mrkdwn } from '../../../slack/text.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { checkInButtons } from '../inputs.ts';
import type { ScheduleState } from '../types.ts';
import { stateLines } from './schedule.ts';

export interface PairOfWelcome {
  readonly mentorship: Mentorship;
  /** What the other did meanwhile: `2 steps done`. */
  readonly happened: readonly string[];
  readonly schedule: ScheduleState | undefined;
}

/** More than these are counted. */
const mostPairs = 10;

/** After time off, in one's own DM: what happened in each mentorship, and when the next check-in comes. */
export function welcomeBackMessage(personId: PersonId, pairs: readonly PairOfWelcome[]): Message {
  const left = pairs.length - mostPairs;
  return {
    text: 'Welcome back. Here is what happened in your mentorships meanwhile.',
    blocks: [
      section(':wave: *Welcome back.* Nothing was asked of you, and nothing counts against you.'),
      ...pairs.slice(0, mostPairs).map(({ mentorship, happened, schedule }) => {
        const partner = partnerOf(mentorship, personId);
        const told = happened.length > 0 ? happened.join(', ') : 'all was quiet';
        return section(
          joined([
            mrkdwn`*With ${mention(partner.id)}*: ${told}.`,
            ...(schedule ? stateLines(schedule, mentorship) : []),
          ]),
          button('Check-ins', {
            action: checkInButtons.next,
            value: { mentorship: mentorship.id },
            description: `Check-ins with ${partner.name}`,
          }),
        );
      }),
      ...(left > 0 ? [context(`… and ${left} more: Cairn’s Home shows them.`)] : []),
      context('Only you see this.'),
    ],
  };
}
