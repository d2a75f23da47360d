import type { KnownBlock, ModalView } from '@slack/types';
import { context, modal, numberField, option, section, selectField, textField } from '../../../slack/blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import { progressBar } from '../../goals/rules/progress.ts';
import type { Goal } from '../../goals/types.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Question } from '../../questions/types.ts';
import { checkInCallbacks, progressField } from '../inputs.ts';
import { longestAnswer } from '../rules/answers.ts';
import { seenBy } from '../rules/reveal.ts';
import type { Answer, CheckIn } from '../types.ts';
import { saidLines } from './summary.ts';

export interface AnswerParts {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly role: Role;
  /** What this person is asked. */
  readonly asked: readonly Question[];
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
    blocks: [
      context(visibleLine(parts)),
      ...(role === 'mentee' ? progressFields(parts.focus) : theirWords(parts)),
      ...questionFields(parts, own),
    ],
  });
}

/** Said once, for the whole form; a field where it is otherwise says so itself. */
function visibleLine({ mentorship, role }: AnswerParts) {
  return mrkdwn`Visible to you and ${otherOf(mentorship, role).name}.`;
}

function otherOf(mentorship: Mentorship, role: Role) {
  return role === 'mentee' ? mentorship.mentor : mentorship.mentee;
}

function progressFields(focus: readonly Goal[]): KnownBlock[] {
  return focus.map((goal) =>
    numberField({
      name: progressField(goal.id),
      label: goal.title,
      hint: `Now ${progressBar(goal)}. ${goal.measure === 'yes_no' ? 'In percent.' : 'Where are you today?'}`,
      optional: true,
      value: goal.progress,
    }),
  );
}

function theirWords({ answers, checkIn, mentorship }: AnswerParts): KnownBlock[] {
  const theirs = seenBy(checkIn, answers, 'mentor').find((answer) => answer.role === 'mentee');
  if (!theirs && answers.some(({ role }) => role === 'mentee')) {
    return [context(mrkdwn`${mentorship.mentee.name} has answered; you see it when you have answered too.`)];
  }
  return [
    theirs
      ? section(joined([mrkdwn`*${mentorship.mentee.name} says*`, ...saidLines(theirs)]))
      : context(mrkdwn`${mentorship.mentee.name} has not answered yet; you need not wait.`),
  ];
}

/** The words of a message go into the first question that takes words. */
function questionFields({ asked, mentorship, role, words }: AnswerParts, own: Answer | undefined): KnownBlock[] {
  const first = asked.find(({ kind }) => kind === 'words');
  return asked.map((question) => {
    const field = {
      name: question.id,
      label: question.label,
      optional: !question.isRequired,
      ...(question.visibleTo === 'self'
        ? { hint: `For you alone: ${otherOf(mentorship, role).name} does not see it.` }
        : {}),
    };
    const said = own?.said[question.id];
    if (question.kind === 'words') {
      const value = together(said, question === first ? words : undefined);
      return textField({ ...field, multiline: true, longest: longestAnswer, value });
    }
    return selectField({
      ...field,
      options: question.options.map((each) => option(each, each)),
      ...(said ? { value: said } : {}),
    });
  });
}

/** What was said before and the words of a message: the person sees both, and crosses out what they like. */
function together(said = '', words = ''): string {
  return said.includes(words) ? said : [said, words].filter((each) => each !== '').join('\n');
}
