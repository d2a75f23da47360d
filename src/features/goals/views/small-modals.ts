import type { ModalView } from '@slack/types';
import { context, modal, numberField, section, textField } from '../../../slack/blocks.ts';
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

export function dropModal(goal: Goal): ModalView {
  return modal({
    callback: goalCallbacks.drop,
    title: 'Drop a goal',
    submit: 'Drop',
    subject: about(goal),
    blocks: [
      section(mrkdwn`*${goal.title}*\nLetting a goal go is a decision too. Its history stays.`),
      textField({
        name: 'reason',
        label: 'What made you let it go?',
        multiline: true,
        longest: longest.words,
      }),
      context(visible),
    ],
  });
}
