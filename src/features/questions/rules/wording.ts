import { type FieldName, FieldRefusals } from '../../../core/errors.ts';
import type { QuestionFields, TypedQuestion } from '../inputs.ts';
import type { KeptQuestion, Question, QuestionKind, Wording } from '../types.ts';
import { isAsked } from './arrange.ts';

/** In characters. */
export const longestLabel = 100;
/** What a menu can show of one. */
export const longestOption = 75;
export const optionsOfScale = 5;
export const mostOptions = 10;

/**
 * Reads what a lead typed.
 * @param fixed of a question that is there: one with a purpose keeps its kind, because Cairn makes something of the answers
 * @param others those that it stands beside, of its role; itself left out
 * @throws FieldRefusals with a sentence for each field
 */
export function readQuestion(
  typed: TypedQuestion,
  fixed: Pick<Question, 'purpose' | 'kind'> | undefined,
  others: readonly KeptQuestion[],
): Wording {
  const kind = fixed?.purpose ? fixed.kind : typed.kind;
  const label = inOneLine(typed.label);
  const ownSaid = inOneLine(typed.said);
  // A question that takes words only has no field for options.
  const options = fixed?.purpose && kind === 'words' ? [] : linesOf(typed.options);
  const wrong: { readonly [Name in FieldName<QuestionFields>]?: string } = {
    label: whyNotLabel(label, others),
    said: tooLong(ownSaid),
    kind: kind ? undefined : 'Choose how it is answered.',
    options: kind && whyNotOptions(kind, options),
  };
  const sentences = Object.entries(wrong).flatMap(([field, sentence]) =>
    sentence ? [[field, sentence] as const] : [],
  );
  if (sentences.length > 0 || !kind) throw new FieldRefusals<QuestionFields>(Object.fromEntries(sentences));
  return {
    ...{ kind, label, said: ownSaid || saidOf(label), options },
    ...{ isRequired: typed.marks.includes('required'), rotates: typed.marks.includes('rotates') },
    visibleTo: typed.visibleTo ?? 'pair',
  };
}

/** What stands before the answers: the question without its mark. */
export function saidOf(label: string): string {
  return label.replace(/[\s?？؟]+$/u, '') || label;
}

/** Whether a question is worded so already. */
export function isWorded(question: Wording, wording: Wording): boolean {
  return JSON.stringify(wordingOf(question)) === JSON.stringify(wordingOf(wording));
}

export function wordingOf({ kind, label, said, options, isRequired, rotates, visibleTo }: Wording): Wording {
  return { kind, label, said, options, isRequired, rotates, visibleTo };
}

/** Why a question cannot be called so; two with one name could not be told apart in the form. */
export function whyNotLabel(label: string, others: readonly KeptQuestion[]): string | undefined {
  if (label === '') return 'Write the question, in a few words.';
  const same = others.some((each) => isAsked(each) && each.label.toLowerCase() === label.toLowerCase());
  return same
    ? 'There is a question with these words already. Change that one, or ask something else here.'
    : tooLong(label);
}

function tooLong(text: string): string | undefined {
  if (text.length <= longestLabel) return undefined;
  return `Please say it in at most ${longestLabel} characters (now ${text.length}).`;
}

function whyNotOptions(kind: QuestionKind, options: readonly string[]): string | undefined {
  if (kind === 'words') {
    return options.length > 0 ? 'Words have no options: leave this empty, or choose a scale or a choice.' : undefined;
  }
  if (kind === 'scale' && options.length !== optionsOfScale) {
    return `A scale has exactly ${optionsOfScale} options, one a line, the lowest first (now ${options.length}).`;
  }
  if (kind === 'choice' && (options.length < 2 || options.length > mostOptions)) {
    return `A choice has 2 to ${mostOptions} options, one a line (now ${options.length}).`;
  }
  const long = options.find((each) => each.length > longestOption);
  if (long) return `An option has at most ${longestOption} characters; one has ${long.length}.`;
  const different = new Set(options.map((each) => each.toLowerCase()));
  return different.size < options.length ? 'Two options say the same.' : undefined;
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\r\n\u2028\u2029]+/)
    .map(inOneLine)
    .filter((line) => line !== '');
}

function inOneLine(text: string | undefined): string {
  return text?.replace(/\s+/g, ' ').trim() ?? '';
}
