import type { ModalView } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import { actions, button, context, modal, section } from '../../../slack/blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { checkInButtons } from '../inputs.ts';
import { longestAnswer } from '../rules/answers.ts';
import type { Answer, CheckIn } from '../types.ts';
import { saidLines } from './summary.ts';

/** With every question in a section of its own a page still keeps within a view's 100 blocks. */
export const checkInsPerPage = 10;

/** What a section holds. */
const longestSection = 3000;

export interface PastCheckIn {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly answers: readonly Answer[];
}

/** What both said, newest first. */
export function historyModal(past: readonly PastCheckIn[], skip: number, hasOlder: boolean): ModalView {
  const older = button('Older', { action: checkInButtons.history, value: { skip: String(skip + checkInsPerPage) } });
  return modal({
    title: 'Check-in history',
    blocks: [
      context('Visible to the two of you.'),
      ...(past.length === 0 ? [section('No check-ins here yet.')] : []),
      ...past.flatMap(({ checkIn, mentorship, answers }) => [
        section(
          mrkdwn`*${dateInWords(checkIn.occursOn)}* · ${pairInWords(mentorship)} · ${checkIn.state === 'open' ? 'open' : 'closed'}`,
        ),
        ...(['mentee', 'mentor'] as const).flatMap((role) => {
          const answer = answers.find((each) => each.role === role);
          return answer
            ? saidSections(answer, mentorship[role].name)
            : [section(mrkdwn`*${mentorship[role].name}* did not answer.`)];
        }),
      ]),
      ...(hasOlder ? [actions(older)] : []),
    ],
  });
}

/** Everything that was said: in one section where it fits into one, else a section a question. */
function saidSections(answer: Answer, name: string) {
  const lines = saidLines(answer, longestAnswer);
  const whole = joined([mrkdwn`*${name}*`, ...lines]);
  return whole.text.length <= longestSection
    ? [section(whole)]
    : [section(mrkdwn`*${name}*`), ...lines.map((line) => section(line))];
}
