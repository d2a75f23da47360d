import type { ModalView } from '@slack/types';
import { context, modal, section } from '../../../slack/blocks.ts';
import { numberField, textField } from '../../../slack/input-blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { goalCallbacks } from '../inputs.ts';
import { longest, measureInWords } from '../rules/draft.ts';
import { progressBar } from '../rules/progress.ts';
import type { Goal } from '../types.ts';

const visible = 'Visible to the two of you.';

function about(goal: Goal) {
  return { mentorship: goal.mentorshipId, goal: goal.id };
}

export function commentModal(goal: Goal): ModalView {
  return modal({
    callback: goalCallbacks.comment,
    title: 'Comment on a goal',
    submit: 'Comment',
    subject: about(goal),
    blocks: [
      section(mrkdwn`*${goal.title}*`),
      textField({
        name: 'words',
        label: 'Comment',
        hint: 'What would make it clearer, more within reach, or more worth it?',
        multiline: true,
        longest: longest.words,
      }),
      context(visible),
    ],
  });
}

export function addStepsModal(goal: Goal): ModalView {
  return modal({
    callback: goalCallbacks.addSteps,
    title: 'Add steps',
    submit: 'Add',
    subject: about(goal),
    blocks: [
      section(mrkdwn`*${goal.title}*`),
      textField({
        name: 'steps',
        label: 'Steps',
        hint: 'One a line. A date may follow (“by 3 March”, “next Friday”). A * at the start makes it a Milestone, worth celebrating. Whose step is it? “(mentor)”, “(both)” or “@Name” at the end, or “Name:” at the start; else the mentee’s.',
        placeholder: 'Ask two people for feedback by next Friday\n* First talk given by 30 April',
        multiline: true,
      }),
      context(visible),
    ],
  });
}

export function logProgressModal(goal: Goal): ModalView {
  const isNumber = goal.measure === 'number';
  return modal({
    callback: goalCallbacks.logProgress,
    title: 'Log progress',
    submit: 'Log',
    subject: about(goal),
    blocks: [
      section(mrkdwn`*${goal.title}*\n${progressBar(goal)}`),
      numberField({
        name: 'progress',
        label: isNumber ? `Where are you now? (${goal.unit || 'number'})` : 'How far along are you, in percent?',
        hint: isNumber ? `The goal runs ${measureInWords(goal)}.` : 'A feeling is fine: 0 is the start, 100 is done.',
        value: goal.progress,
      }),
      textField({ name: 'note', label: 'Note', optional: true, multiline: true, longest: longest.words }),
      context(visible),
    ],
  });
}

/** A decision about a goal that wants a reason. */
function reasonModal(
  goal: Goal,
  words: { callback: string; title: string; submit: string; says: string; asks: string },
): ModalView {
  return modal({
    callback: words.callback,
    title: words.title,
    submit: words.submit,
    subject: about(goal),
    blocks: [
      section(mrkdwn`*${goal.title}*\n${words.says}`),
      textField({ name: 'reason', label: words.asks, multiline: true, longest: longest.words }),
      context(visible),
    ],
  });
}

export function dropModal(goal: Goal): ModalView {
  return reasonModal(goal, {
    callback: goalCallbacks.drop,
    title: 'Drop a goal',
    submit: 'Drop',
    says: 'Letting a goal go is a decision too. Its history stays.',
    asks: 'What made you let it go?',
  });
}

export function holdModal(goal: Goal): ModalView {
  return reasonModal(goal, {
    callback: goalCallbacks.hold,
    title: 'Put a goal on hold',
    submit: 'Put on hold',
    says: 'It rests: check-ins do not ask about it, and its deadline does not come up. Take it up again whenever you like.',
    asks: 'What makes you wait?',
  });
}

export function reopenModal(goal: Goal): ModalView {
  return reasonModal(goal, {
    callback: goalCallbacks.reopen,
    title: 'Open a goal again',
    submit: 'Open again',
    says: 'What was agreed is open again: talk about it, change it, and agree anew.',
    asks: 'What should be talked about?',
  });
}
