import type { KnownBlock, ModalView } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import { actions, button, context, fitting, modal, section, sections } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { checkInButtons } from '../inputs.ts';
import { longestAnswer } from '../rules/answers.ts';
import { seenBy } from '../rules/reveal.ts';
import type { Answer, CheckIn } from '../types.ts';
import { saidLines } from './summary.ts';

export const checkInsPerPage = 10;

export interface PastCheckIn {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly answers: readonly Answer[];
  /** Who looks at it. */
  readonly viewer: Role;
}

/** A view holds 100 blocks; head and foot need some of them. */
const mostBlocks = 96;

/** What both said, newest first: as many as fit, and a way to the older ones. */
export function historyModal(past: readonly PastCheckIn[], skip: number, hasOlder: boolean): ModalView {
  const entries = fitting(past.map(entryBlocks), mostBlocks);
  const older = button('Older', { action: checkInButtons.history, value: { skip: String(skip + entries.length) } });
  return modal({
    title: 'Check-in history',
    blocks: [
      context('Visible to the two of you.'),
      ...(past.length === 0 ? [section('No check-ins here yet.')] : []),
      ...entries.flat(),
      ...(hasOlder || entries.length < past.length ? [actions(older)] : []),
    ],
  });
}

function entryBlocks({ checkIn, mentorship, answers, viewer }: PastCheckIn): KnownBlock[] {
  const isOpen = checkIn.state === 'open';
  return [
    section(mrkdwn`*${dateInWords(checkIn.occursOn)}* · ${pairInWords(mentorship)} · ${isOpen ? 'open' : 'closed'}`),
    ...(['mentee', 'mentor'] as const).flatMap((role) => {
      const answer = answers.find((each) => each.role === role);
      const { name } = mentorship[role];
      if (answer && !seenBy(checkIn, answers, viewer).includes(answer)) {
        return [section(mrkdwn`*${name}* has answered; you see it when you have answered too.`)];
      }
      if (answer) return sections([mrkdwn`*${name}*`, ...saidLines(answer, longestAnswer)]);
      return [section(mrkdwn`*${name}* ${isOpen ? 'has not answered yet' : 'did not answer'}.`)];
    }),
  ];
}
