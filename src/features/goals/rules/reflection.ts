import { Refusal } from '../../../core/errors.ts';
import type { ReflectFields } from '../inputs/goal-forms.ts';

export interface ReflectionQuestion {
  readonly asks: string;
  readonly example: string;
}

/** What somebody may think about before a first goal; every question can be left out. */
export const reflectionQuestions = {
  gaps: {
    asks: 'What do you wish you knew or could do already?',
    example: 'Reading a budget without asking twice.',
  },
  ahead: {
    asks: 'Where would you like to be in one to three years?',
    example: 'The one who is asked before we buy something.',
  },
  today: { asks: 'What makes your work hard these days?', example: 'I hear of decisions when they are taken.' },
  strengths: {
    asks: 'What do you do well that you could build on?',
    example: 'New colleagues come to me with their questions.',
  },
} as const satisfies Readonly<Record<string, ReflectionQuestion>>;

type Topic = keyof typeof reflectionQuestions;
/** In the order in which they are asked. */
export const reflectionTopics = ['gaps', 'ahead', 'today', 'strengths'] as const satisfies readonly Topic[];

/** In characters, so that the answers together fit into one note. */
export const longestAnswer = 600;

export type ReflectionAnswers = Readonly<Partial<Record<Topic, string | undefined>>>;

/** Question and answer, one after the other; empty where nothing was answered. */
export function reflectionWords(answers: ReflectionAnswers): string {
  return reflectionTopics
    .flatMap((topic) => {
      const answer = answers[topic]?.trim().slice(0, longestAnswer);
      return answer ? [`${reflectionQuestions[topic].asks}\n${answer}`] : [];
    })
    .join('\n\n');
}

/** Why these answers cannot be kept; undefined where they can. */
export function whyNotKeep(answers: ReflectionAnswers): Refusal<ReflectFields> | undefined {
  const tooLong = reflectionTopics.find((topic) => (answers[topic] ?? '').length > longestAnswer);
  if (!tooLong) return undefined;
  return new Refusal<ReflectFields>('too_long', `Please say it in at most ${longestAnswer} characters.`, tooLong);
}
