import type { ModalView } from '@slack/types';
import { context, option, section } from '../../../slack/blocks.ts';
import { clip, joined, mrkdwn } from '../../../slack/text.ts';
import type { Goal } from '../../goals/types.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { makeStepsForm } from '../inputs.ts';
import type { LastTime } from '../rules/last-time.ts';
import type { CheckInId } from '../types.ts';

/** Where there is a choice: which goal they lead to, and whose they are. */
export function makeStepsModal(
  id: CheckInId,
  { mentorship, left, focus }: { mentorship: Mentorship; left: LastTime['commitments']; focus: readonly Goal[] },
): ModalView {
  const [first] = focus;
  const { goal, whose } = makeStepsForm.fields;
  return makeStepsForm.modal({
    title: 'Make them steps',
    submit: 'Make steps',
    subject: { mentorship: mentorship.id, checkIn: id },
    blocks: [
      section(joined(left.map(({ role, words }) => mrkdwn`*${mentorship[role].name}:* ${clip(words, 600)}`))),
      goal.input({
        options: focus.map(({ id: goalId, title }) => option(title, goalId)),
        value: first?.id,
      }),
      whose.input({
        options: left.map(({ role }) => option(mentorship[role].name, role)),
        values: left.map(({ role }) => role),
      }),
      context('Visible to the two of you, on the card of the goal.'),
    ],
  });
}
