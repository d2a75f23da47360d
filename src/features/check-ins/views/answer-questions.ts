import type { KnownBlock } from '@slack/types';
import { option } from '../../../slack/blocks.ts';
import { selectField, textField } from '../../../slack/input-blocks.ts';
import type { Question } from '../../questions/types.ts';
import { checkInButtons } from '../inputs.ts';
import { longestAnswer, saidAs } from '../rules/answers.ts';
import { typedText } from '../rules/typed.ts';
import type { Answer, Typed } from '../types.ts';

export interface QuestionParts {
  /** What this person is asked. */
  readonly asked: readonly Question[];
  /** What this person has answered. */
  readonly own: Answer | undefined;
  /** What they have typed since; it goes before what they answered. */
  readonly typed: Typed | undefined;
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
    const field = {
      name: question.id,
      label: question.label,
      optional: !question.isRequired,
      ...(hint ? { hint } : {}),
    };
    if (question.kind === 'words') {
      const value = together(said, question === first ? parts.words : undefined);
      return textField({ ...field, multiline: true, longest: longestAnswer, value });
    }
    return selectField({
      ...field,
      options: question.options.map((each) => option(each, each)),
      tells: checkInButtons.keepTyped,
      ...(said ? { value: said } : {}),
    });
  });
}

/** What a field begins with, and what is said beneath it. */
function startOf(question: Question, { own, typed, previous, partnerName }: QuestionParts) {
  const alone = question.visibleTo === 'self' ? `For you alone: ${partnerName} does not see it.` : undefined;
  const said = typedText(typed, question.id) ?? own?.said[question.id];
  const purpose = carried.find((each) => each === question.purpose);
  if (said !== undefined || own || !previous || !purpose) return { said: said ?? '', hint: alone };
  const before = saidAs(previous, purpose);
  return { said: before, hint: before ? 'From last time: change it, or clear it where it is done.' : alone };
}

/** What was said before and the words of a message: the person sees both, and crosses out what they like. */
function together(said: string, words = ''): string {
  return said.includes(words) ? said : [said, words].filter((each) => each !== '').join('\n');
}
