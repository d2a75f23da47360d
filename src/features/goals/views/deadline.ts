import type { ModalView } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section } from '../../../slack/blocks.ts';
import { mention, mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { moveDeadlineForm } from '../inputs/goal-forms.ts';
import type { DeadlineNote } from '../rules/deadline.ts';
import { progressBar } from '../rules/progress.ts';
import type { Goal } from '../types.ts';
import { achieveConfirm } from './more.ts';

/** Brings up a deadline that is near or over: a question, never a reproach. */
export function deadlineMessage(goal: Goal, mentorship: Mentorship, note: DeadlineNote): Message {
  const on = dateInWords(goal.deadlineOn);
  const value = { mentorship: goal.mentorshipId, goal: goal.id };
  const named = (label: string) => ({ value, description: `${label}: ${goal.title}` });
  const words =
    note === 'approaching'
      ? mrkdwn`${mention(mentorship.mentee.id)}, *${goal.title}* is due on ${on}. Is it on its way, or would another day be better?`
      : mrkdwn`${mention(mentorship.mentee.id)}, the day you set for *${goal.title}* was ${on}. Done? If not, move it, or let it go: both are decisions worth making.`;
  return {
    text:
      note === 'approaching'
        ? `${goal.title}: due on ${on}`
        : `${goal.title}: the day was ${on}. Done, moved, or let go?`,
    blocks: [
      section(words),
      context(mrkdwn`${progressBar(goal)}`),
      actions(
        button('Achieved', { action: goalButtons.achieve, confirm: achieveConfirm, ...named('Achieved') }),
        button('Move the deadline', { action: goalButtons.moveDeadline, ...named('Move the deadline') }),
        button('More', { action: goalButtons.more, ...named('More') }),
      ),
    ],
  };
}

export function moveDeadlineModal(goal: Goal): ModalView {
  return moveDeadlineForm.modal({
    title: 'Move the deadline',
    submit: 'Move',
    subject: { mentorship: goal.mentorshipId, goal: goal.id, base: String(goal.revision) },
    blocks: [
      section(mrkdwn`*${goal.title}*\n${progressBar(goal)} · by ${dateInWords(goal.deadlineOn)} so far`),
      moveDeadlineForm.fields.deadline.input({ value: goal.deadlineOn }),
      moveDeadlineForm.fields.reason.input(),
      context('Visible to the two of you. An agreed goal asks your mentor to agree to the new day.'),
    ],
  });
}
