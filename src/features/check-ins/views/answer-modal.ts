import type { KnownBlock, ModalView } from '@slack/types';
import { context, modal, numberField, option, section, selectField, textField } from '../../../slack/blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import { progressBar } from '../../goals/rules/progress.ts';
import type { Goal } from '../../goals/types.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { checkInCallbacks, progressField } from '../inputs.ts';
import { longestAnswer, menteeQuestions, mentorQuestions, moodWords } from '../rules/answers.ts';
import type { Answer, CheckIn } from '../types.ts';
import { saidLines } from './summary.ts';

export interface AnswerParts {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly role: Role;
  readonly focus: readonly Goal[];
  /** What both have said so far. */
  readonly answers: readonly Answer[];
  /** Words of a message that the person wants as their answer. */
  readonly words?: string;
}

export function answerModal(parts: AnswerParts): ModalView {
  const { checkIn, mentorship, role } = parts;
  const own = parts.answers.find((answer) => answer.role === role);
  const title = own ? 'Edit your answer' : 'Your answer';
  return modal({
    callback: checkInCallbacks.answer,
    title,
    submit: own ? 'Save' : 'Send',
    subject: {
      mentorship: mentorship.id,
      checkIn: checkIn.id,
      ...Object.fromEntries(parts.focus.map((goal) => [progressField(goal.id), String(goal.progress)])),
    },
    blocks: role === 'mentee' ? menteeFields(parts, own) : mentorFields(parts, own),
  });
}

function menteeFields({ focus, mentorship, words }: AnswerParts, own: Answer | undefined): KnownBlock[] {
  const said = own?.role === 'mentee' ? own.said : undefined;
  const visible = `Visible to you and ${mentorship.mentor.name}.`;
  return [
    ...focus.map((goal) =>
      numberField({
        name: progressField(goal.id),
        label: goal.title,
        hint: `Now ${progressBar(goal)}. ${goal.measure === 'yes_no' ? 'In percent.' : 'Where are you today?'} ${visible}`,
        optional: true,
        value: goal.progress,
      }),
    ),
    ...menteeQuestions.map(({ name, label }, index) =>
      wordsField(name, label, visible, index > 0, together(said?.[name], index === 0 ? words : undefined)),
    ),
    selectField({
      name: 'mood',
      label: 'Mood',
      hint: visible,
      optional: true,
      options: Object.entries(moodWords).map(([value, label]) => option(label, value)),
      ...(said?.mood ? { value: said.mood } : {}),
    }),
  ];
}

function mentorFields({ answers, mentorship, words }: AnswerParts, own: Answer | undefined): KnownBlock[] {
  const said = own?.role === 'mentor' ? own.said : undefined;
  const theirs = answers.find((answer) => answer.role === 'mentee');
  const visible = `Visible to you and ${partnerOf(mentorship, mentorship.mentor.id).name}.`;
  return [
    theirs
      ? section(joined([mrkdwn`*${mentorship.mentee.name} says*`, ...saidLines(theirs)]))
      : context(mrkdwn`${mentorship.mentee.name} has not answered yet; you need not wait.`),
    ...mentorQuestions.map(({ name, label }, index) =>
      wordsField(name, label, visible, index > 0, together(said?.[name], index === 0 ? words : undefined)),
    ),
  ];
}

/** What was said before and the words of a message: the person sees both, and crosses out what they like. */
function together(said = '', words = ''): string {
  return said.includes(words) ? said : [said, words].filter((each) => each !== '').join('\n');
}

function wordsField(name: string, label: string, hint: string, optional: boolean, value: string) {
  return textField({
    name,
    label,
    hint,
    optional,
    multiline: true,
    longest: longestAnswer,
    value,
  });
}
