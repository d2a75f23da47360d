import { Refusal } from '../../../core/errors.ts';
import type { Role } from '../../mentorships/types.ts';
import { defaultQuestions } from '../../questions/rules/question-set.ts';
import type { Purpose, Question, QuestionId } from '../../questions/types.ts';
import type { AnswerFields } from '../inputs/answer.ts';
import type { Answer, CheckInId, Responses, Said } from '../types.ts';

/** In characters, each field. */
export const longestAnswer = 2000;

/** The questions that an answer answers, as they were worded then. */
export function askedOf({ asked, role }: Pick<Responses, 'asked' | 'role'>): readonly Question[] {
  return asked ?? defaultQuestions.filter((question) => question.role === role);
}

/** What was said under a purpose, for both to read; empty where nothing was, or where it is for its author alone. */
export function saidAs(answer: Responses, purpose: Purpose): string {
  const question = askedOf(answer).find((each) => each.purpose === purpose && each.visibleTo === 'pair');
  return (question && answer.said[question.id]) ?? '';
}

/** What others than the author may read of an answer: what is for the author alone is not in it. */
export function saidToPair(answer: Responses): Said {
  const forBoth = askedOf(answer).filter(({ visibleTo }) => visibleTo === 'pair');
  return pick(forBoth, answer.said);
}

/** Whether two answers to the same questions say the same. */
export function saysTheSame(one: Said, other: Said): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => (one[id] ?? '') === (other[id] ?? ''));
}

/** Tells one state of somebody's answer from the next: not given, given, edited. */
export function answerMark(answer: Pick<Answer, 'answeredAt' | 'editedAt'> | undefined): string {
  return answer ? (answer.editedAt ?? answer.answeredAt).toISOString() : 'none';
}

function pick(questions: readonly Question[], said: Said): Said {
  return Object.fromEntries(
    questions.flatMap(({ id }): [string, string][] => {
      const words = said[id];
      return words ? [[id, words]] : [];
    }),
  );
}

/**
 * Reads a submitted answer. Where no question has to be answered, one of them has.
 * @param answers what the form holds, by question
 * @throws Refusal under the question
 */
export function readResponses(
  role: Role,
  asked: readonly Question[],
  answers: ReadonlyMap<string, string | undefined>,
): Responses {
  const said: Record<string, string> = {};
  for (const question of asked) {
    const value = readOne(question, answers.get(question.id) ?? '');
    if (value) said[question.id] = value;
    else if (question.isRequired) throw emptyAnswer(question.id);
  }
  const [first] = asked;
  if (first && Object.keys(said).length === 0) throw emptyAnswer(first.id);
  return { role, asked, said };
}

function readOne({ id, kind, options }: Question, value: string): string {
  // A choice that is not offered is none.
  if (kind !== 'words') return options.includes(value) ? value : '';
  if (value.length <= longestAnswer) return value;
  throw new Refusal<AnswerFields>(
    'too_long',
    `Please keep it under ${longestAnswer} characters (now ${value.length}).`,
    `question:${id}`,
  );
}

function emptyAnswer(id: QuestionId): Refusal {
  const sentence = 'A few words are enough, even “nothing yet” or “keep going”.';
  return new Refusal<AnswerFields>('empty_answer', sentence, `question:${id}`);
}

/** Why an answer to this check-in is not taken any more; late ones are, until the next check-in. */
export function whyNotAnswer(
  checkIn: { readonly id: CheckInId; readonly closedBecause: string | null },
  newestId: CheckInId,
): Refusal | undefined {
  if (checkIn.id !== newestId) {
    return new Refusal('over', 'This check-in is over: a newer one has come since. Press Answer on the newest prompt.');
  }
  if (checkIn.closedBecause === 'stopped') {
    return new Refusal(
      'stopped',
      'This check-in was stopped when the mentorship ended. /checkin history shows what was said.',
    );
  }
  return undefined;
}
