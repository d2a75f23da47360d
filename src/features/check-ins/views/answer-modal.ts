import type { KnownBlock, ModalView } from '@slack/types';
import { context, sections } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { readNumber } from '../../goals/rules/draft.ts';
import { progressBar } from '../../goals/rules/progress.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Question } from '../../questions/types.ts';
import { type AnswerValues, answerForm } from '../inputs/answer.ts';
import { answerMark } from '../rules/answers.ts';
import { seenBy } from '../rules/reveal.ts';
import type { Answer } from '../types.ts';
import { type BesideParts, besideFieldsOf, draftLine } from './answer-beside.ts';
import { questionFields } from './answer-questions.ts';
import { saidLines } from './summary.ts';

export interface AnswerParts extends BesideParts {
  readonly mentorship: Mentorship;
  readonly role: Role;
  /** What this person is asked. */
  readonly asked: readonly Question[];
  /** What both have said so far. */
  readonly answers: readonly Answer[];
  /** What this person said in the check-in before. */
  readonly previous?: Answer;
  /** Words of a message that the person wants as their answer. */
  readonly words?: string;
}

export function answerModal(parts: AnswerParts): ModalView {
  const { checkIn, mentorship, role, previous, words } = parts;
  const typed = answerForm.read(parts.typed ?? {});
  const own = parts.answers.find((answer) => answer.role === role);
  const partnerName = otherOf(mentorship, role).name;
  return answerForm.modal({
    title: own ? 'Edit your answer' : 'Your answer',
    submit: own ? 'Save' : 'Send',
    tellsWhenClosed: true,
    subject: {
      mentorship: mentorship.id,
      checkIn: checkIn.id,
      seen: answerMark(own),
      ...Object.fromEntries(parts.focus.map(({ id, progress }) => [fieldOfGoal(id).name, String(progress)])),
    },
    blocks: [
      // Said once, for the whole form; a field where it is otherwise says so itself.
      context(mrkdwn`Visible to you and ${partnerName}.`),
      ...draftLine(parts),
      ...(role === 'mentee' ? progressFields(parts.focus, typed) : theirWords(parts)),
      ...questionFields({ asked: parts.asked, own, typed: typed.answers, previous, words, partnerName }),
      ...besideFieldsOf(parts, typed),
    ],
  });
}

function otherOf(mentorship: Mentorship, role: Role) {
  return role === 'mentee' ? mentorship.mentor : mentorship.mentee;
}

const fieldOfGoal = answerForm.fields.progress.of;

function progressFields(focus: AnswerParts['focus'], { progress }: AnswerValues): KnownBlock[] {
  return focus.map((goal) =>
    fieldOfGoal(goal.id).input({
      label: goal.title,
      hint: `Now ${progressBar(goal)}. ${goal.measure === 'yes_no' ? 'In percent.' : 'Where are you today?'}`,
      value: readNumber(progress.get(goal.id) ?? '') ?? goal.progress,
    }),
  );
}

function theirWords({ answers, checkIn, mentorship }: AnswerParts): KnownBlock[] {
  const theirs = seenBy(checkIn, answers, 'mentor').find((answer) => answer.role === 'mentee');
  if (!theirs && answers.some(({ role }) => role === 'mentee')) {
    return [context(mrkdwn`${mentorship.mentee.name} has answered; you see it when you have answered too.`)];
  }
  if (theirs) return sections([mrkdwn`*${mentorship.mentee.name} says*`, ...saidLines(theirs)]);
  return [context(mrkdwn`${mentorship.mentee.name} has not answered yet; you need not wait.`)];
}
