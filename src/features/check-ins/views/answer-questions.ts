import type { KnownBlock } from '@slack/types';
import { option } from '../../../slack/blocks.ts';
import type { Question } from '../../questions/types.ts';
import { type AnswerValues, answerForm } from '../inputs/answer.ts';
import { saidAs } from '../rules/answers.ts';
import type { Answer } from '../types.ts';

export interface QuestionParts {
  /** What this person is asked. */
  readonly asked: readonly Question[];
  /** What this person has answered. */
  readonly own: Answer | undefined;
  /** What they have typed since, by question; it goes before what they answered. */
  readonly typed: AnswerValues['answers'];
  /** What they said in the check-in before. */
  readonly previous: Answer | undefined;
  /** Words of a message that they want as their answer: they go into the first question that takes words. */
  readonly words: string | undefined;
  readonly partnerName: string;
}

/** What often holds for longer than one check-in. */
const carried = ['next_step', 'commitment'] as const;

export function questionFields(parts: QuestionParts): KnownBlock[] {
  const first = parts.asked.find(({ kind }) => kind === 'words');
  return parts.asked.map((question) => {
    const { said, hint } = startOf(question, parts);
    const isInWords = question.kind === 'words';
    return answerForm.fields.answers.of(question.id).input({
      label: question.label,
      optional: !question.isRequired,
      hint,
      options: isInWords ? undefined : question.options.map((each) => option(each, each)),
      value: isInWords ? together(said, question === first ? parts.words : undefined) : said,
    });
  });
}

/** What a field begins with, and what is said beneath it. */
function startOf(question: Question, { own, typed, previous, partnerName }: QuestionParts) {
  const alone = question.visibleTo === 'self' ? `For you alone: ${partnerName} does not see it.` : undefined;
  const said = typed.get(question.id) ?? own?.said[question.id];
  const purpose = carried.find((each) => each === question.purpose);
  if (said !== undefined || own || !previous || !purpose) return { said: said ?? '', hint: alone };
  const before = saidAs(previous, purpose);
  return { said: before, hint: before ? 'From last time: change it, or clear it where it is done.' : alone };
}

/** What was said before and the words of a message: the person sees both, and crosses out what they like. */
function together(said: string, words = ''): string {
  return said.includes(words) ? said : [said, words].filter((each) => each !== '').join('\n');
}
