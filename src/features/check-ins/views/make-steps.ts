import type { ModalView } from '@slack/types';
import { context, modal, option, section } from '../../../slack/blocks.ts';
import { checkboxField, selectField } from '../../../slack/input-blocks.ts';
import { clip, joined, mrkdwn } from '../../../slack/text.ts';
import type { Goal } from '../../goals/types.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { checkInCallbacks } from '../inputs.ts';
import type { LastTime } from '../rules/last-time.ts';
import type { CheckInId } from '../types.ts';

/** Where there is a choice: which goal they lead to, and whose they are. */
export function makeStepsModal(
  id: CheckInId,
  { mentorship, left, focus }: { mentorship: Mentorship; left: LastTime['commitments']; focus: readonly Goal[] },
): ModalView {
  const [first] = focus;
  return modal({
    callback: checkInCallbacks.makeSteps,
    title: 'Make them steps',
    submit: 'Make steps',
    subject: { mentorship: mentorship.id, checkIn: id },
    blocks: [
      section(joined(left.map(({ role, words }) => mrkdwn`*${mentorship[role].name}:* ${clip(words, 600)}`))),
      selectField({
        name: 'goal',
        label: 'They lead to',
        options: focus.map(({ id: goalId, title }) => option(title, goalId)),
        ...(first ? { value: first.id } : {}),
      }),
      checkboxField({
        name: 'whose',
        label: 'Whose become steps?',
        options: left.map(({ role }) => option(mentorship[role].name, role)),
        values: left.map(({ role }) => role),
      }),
      context('Visible to the two of you, on the card of the goal.'),
    ],
  });
}
