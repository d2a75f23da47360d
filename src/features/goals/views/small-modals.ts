import type { ModalView } from '@slack/types';
import { context, section } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { visible } from '../../pair-records/views.ts';
import { addStepsForm, commentForm, dropForm, holdForm, logProgressForm, reopenForm } from '../inputs/small-forms.ts';
import { measureInWords } from '../rules/draft.ts';
import { progressBar } from '../rules/progress.ts';
import type { Goal } from '../types.ts';

function about(goal: Goal) {
  return { mentorship: goal.mentorshipId, goal: goal.id };
}

export function commentModal(goal: Goal): ModalView {
  return commentForm.modal({
    title: 'Comment on a goal',
    submit: 'Comment',
    subject: about(goal),
    blocks: [section(mrkdwn`*${goal.title}*`), commentForm.fields.words.input(), context(visible)],
  });
}

export function addStepsModal(goal: Goal): ModalView {
  return addStepsForm.modal({
    title: 'Add steps',
    submit: 'Add',
    subject: about(goal),
    blocks: [section(mrkdwn`*${goal.title}*`), addStepsForm.fields.steps.input(), context(visible)],
  });
}

export function logProgressModal(goal: Goal): ModalView {
  const isNumber = goal.measure === 'number';
  const { fields } = logProgressForm;
  return logProgressForm.modal({
    title: 'Log progress',
    submit: 'Log',
    subject: about(goal),
    blocks: [
      section(mrkdwn`*${goal.title}*\n${progressBar(goal)}`),
      fields.progress.input({
        label: isNumber ? `Where are you now? (${goal.unit || 'number'})` : 'How far along are you, in percent?',
        hint: isNumber ? `The goal runs ${measureInWords(goal)}.` : 'A feeling is fine: 0 is the start, 100 is done.',
        value: goal.progress,
      }),
      fields.note.input(),
      context(visible),
    ],
  });
}

/** A decision about a goal that wants a reason. */
function reasonModal(
  form: typeof dropForm,
  goal: Goal,
  words: { title: string; submit: string; says: string },
): ModalView {
  return form.modal({
    title: words.title,
    submit: words.submit,
    subject: about(goal),
    blocks: [section(mrkdwn`*${goal.title}*\n${words.says}`), form.fields.reason.input(), context(visible)],
  });
}

export function dropModal(goal: Goal): ModalView {
  return reasonModal(dropForm, goal, {
    title: 'Drop a goal',
    submit: 'Drop',
    says: 'Letting a goal go is a decision too. Its history stays.',
  });
}

export function holdModal(goal: Goal): ModalView {
  return reasonModal(holdForm, goal, {
    title: 'Put a goal on hold',
    submit: 'Put on hold',
    says: 'It rests: check-ins do not ask about it, and its deadline does not come up. Take it up again whenever you like.',
  });
}

export function reopenModal(goal: Goal): ModalView {
  return reasonModal(reopenForm, goal, {
    title: 'Open a goal again',
    submit: 'Open again',
    says: 'What was agreed is open again: talk about it, change it, and agree anew.',
  });
}
