import type { KnownBlock, ModalView } from '@slack/types';
import { context, option, section } from '../../../slack/blocks.ts';
import { nameFields } from '../../../slack/forms.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import type { Role } from '../../mentorships/types.ts';
import { addQuestionForm, changeQuestionForm, questionFields, type TypedQuestion } from '../inputs.ts';
import { saidOf } from '../rules/wording.ts';
import type { KeptQuestion, Question } from '../types.ts';
import { marksOf, optionsOf } from './marks.ts';

const empty: TypedQuestion = {
  ...{ label: undefined, said: undefined, kind: 'words', options: undefined },
  ...{ marks: [], visibleTo: 'pair' },
};

export function addQuestionModal(role: Role): ModalView {
  return addQuestionForm.modal({
    title: 'Add a question',
    submit: 'Add',
    subject: { role },
    blocks: [
      section(mrkdwn`Check-ins ask the ${role} this too, after the other questions.`),
      ...fields(empty, null),
      foot,
    ],
  });
}

/** @param typed what the lead typed before somebody else saved a change: it stays, and the newer question is shown above */
export function changeQuestionModal(question: KeptQuestion, typed?: TypedQuestion): ModalView {
  const { id, role, revision } = question;
  return changeQuestionForm.modal({
    title: 'Change a question',
    submit: 'Save',
    subject: { role, question: id, seen: String(revision) },
    blocks: [
      ...(typed ? [section(newerLines(question))] : []),
      ...fields(typed ?? typedAs(question), question),
      ...(question.purpose
        ? [context('One of Cairn’s own: how it is answered stays, because summaries and agendas build on it.')]
        : []),
      foot,
    ],
  });
}

const foot = context('Answers are visible to the two of a pair only; you never see them.');

function newerLines(question: KeptQuestion) {
  return joined([
    mrkdwn`:warning: *Another lead has changed this question since you opened it.* It now reads:`,
    mrkdwn`*${question.label}*\n_${marksOf(question)}_`,
    ...optionsOf(question),
    mrkdwn`What you typed is still here: Save puts it in place of that, Cancel leaves it.`,
  ]);
}

function typedAs({ label, said, kind, options, isRequired, rotates, visibleTo }: Question): TypedQuestion {
  // Left to Cairn it follows the question when that is worded anew.
  const ownSaid = said === saidOf(label) ? undefined : said;
  return { label, said: ownSaid, kind, options: options.join('\n'), marks: marksFrom(isRequired, rotates), visibleTo };
}

function marksFrom(isRequired: boolean, rotates: boolean): TypedQuestion['marks'] {
  return [...(isRequired ? (['required'] as const) : []), ...(rotates ? (['rotates'] as const) : [])];
}

const named = nameFields(questionFields);

function fields(typed: TypedQuestion, fixed: Pick<Question, 'purpose' | 'kind'> | null): KnownBlock[] {
  const { label, said, kind, options, marks, visibleTo } = typed;
  const hasPurpose = Boolean(fixed?.purpose);
  return [
    named.label.input({ value: label }),
    ...(hasPurpose ? [] : [kindField(kind)]),
    ...(hasPurpose && fixed?.kind === 'words' ? [] : [named.options.input({ value: options })]),
    named.said.input({ value: said }),
    named.marks.input({
      options: [
        option('It must be answered', 'required', 'The form is not sent without it'),
        option('It rotates', 'rotates', 'Each check-in asks one of those that rotate'),
      ],
      values: marks,
    }),
    named.visibleTo.input({
      options: [option('The two of the pair', 'pair'), option('Only the person who answers', 'self')],
      value: visibleTo ?? 'pair',
    }),
  ];
}

function kindField(kind: TypedQuestion['kind']) {
  return named.kind.input({
    options: [
      option('In words', 'words'),
      option('On a scale', 'scale', 'Five options, the lowest first'),
      option('By a choice', 'choice', 'Two to ten options'),
    ],
    value: kind,
  });
}
