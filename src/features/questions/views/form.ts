import type { KnownBlock, ModalView } from '@slack/types';
import { context, modal, option, section } from '../../../slack/blocks.ts';
import { checkboxField, radioField, textField } from '../../../slack/input-blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import type { Role } from '../../mentorships/types.ts';
import { questionFields as names, questionCallbacks } from '../inputs.ts';
import { longestLabel, saidOf } from '../rules/wording.ts';
import type { KeptQuestion, Question, TypedQuestion } from '../types.ts';
import { marksOf, optionsOf } from './marks.ts';

const empty: TypedQuestion = {
  ...{ label: undefined, said: undefined, kind: 'words', options: undefined },
  ...{ isRequired: false, rotates: false, visibleTo: 'pair' },
};

export function addQuestionModal(role: Role): ModalView {
  return modal({
    callback: questionCallbacks.add,
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
  return modal({
    callback: questionCallbacks.change,
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
  return { label, said: ownSaid, kind, options: options.join('\n'), isRequired, rotates, visibleTo };
}

function fields(typed: TypedQuestion, fixed: Pick<Question, 'purpose' | 'kind'> | null): KnownBlock[] {
  const { label, said, kind, options, isRequired, rotates, visibleTo } = typed;
  const hasPurpose = Boolean(fixed?.purpose);
  return [
    textField({
      ...{ name: names.label, label: 'The question', longest: longestLabel, placeholder: 'What did you learn?' },
      ...(label ? { value: label } : {}),
    }),
    ...(hasPurpose ? [] : [kindField(kind)]),
    ...(hasPurpose && fixed?.kind === 'words' ? [] : [optionsField(options)]),
    textField({
      ...{ name: names.said, label: 'Before the answer, in summaries', longest: longestLabel, optional: true },
      hint: 'Empty: the question without its question mark.',
      ...(said ? { value: said } : {}),
    }),
    checkboxField({
      ...{ name: names.marks, label: 'How it is asked', optional: true },
      options: [
        option('It must be answered', 'required', 'The form is not sent without it'),
        option('It rotates', 'rotates', 'Each check-in asks one of those that rotate'),
      ],
      values: [...(isRequired ? ['required'] : []), ...(rotates ? ['rotates'] : [])],
    }),
    radioField({
      ...{ name: names.visibleTo, label: 'Who sees the answer' },
      hint: 'What only its author sees stands in no summary and on no agenda.',
      options: [option('The two of the pair', 'pair'), option('Only the person who answers', 'self')],
      value: visibleTo ?? 'pair',
    }),
  ];
}

function kindField(kind: string | undefined) {
  return radioField({
    ...{ name: names.kind, label: 'How it is answered' },
    options: [
      option('In words', 'words'),
      option('On a scale', 'scale', 'Five options, the lowest first'),
      option('By a choice', 'choice', 'Two to ten options'),
    ],
    ...(kind ? { value: kind } : {}),
  });
}

function optionsField(options: string | undefined) {
  return textField({
    ...{ name: names.options, label: 'Options', optional: true, multiline: true, longest: 3000 },
    hint: 'One a line, at most 75 characters each; for a scale or a choice.',
    ...(options ? { value: options } : {}),
  });
}
