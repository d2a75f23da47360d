import type { Role } from '../../mentorships/types.ts';
import type { Purpose, Question, QuestionId } from '../types.ts';

function own(role: Role, purpose: Purpose, label: string, said: string, more: Partial<Question> = {}): Question {
  return {
    id: purpose as string as QuestionId,
    ...{ role, purpose, kind: 'words', label, said, options: [] },
    ...{ isRequired: false, rotates: false, visibleTo: 'pair' },
    ...more,
  };
}

/** What every program starts with, in the order in which it is asked. */
export const defaultQuestions: readonly Question[] = [
  own('mentee', 'moved', 'What moved?', 'What moved', { isRequired: true }),
  own('mentee', 'in_the_way', 'What is in the way?', 'In the way'),
  own('mentee', 'next_step', 'What is your next step?', 'Next step'),
  own('mentee', 'need', 'What do you need from your mentor?', 'Needs'),
  own('mentee', 'mood', 'Mood', 'Mood', {
    kind: 'scale',
    options: ['😞 stuck', '😕 slow going', '🙂 steady', '😀 going well', '🚀 flying'],
  }),
  own('mentor', 'guidance', 'Guidance', 'Guidance', { isRequired: true }),
  own('mentor', 'feedback', 'Feedback', 'Feedback'),
  own('mentor', 'commitment', 'What do you commit to?', 'Commits to'),
];

/**
 * What this check-in asks one of the two, in the set's order.
 * @param ordinal which check-in of the mentorship it is, from 1 on: of the questions that rotate one comes each time
 */
export function questionsFor(set: readonly Question[], role: Role, ordinal: number): Question[] {
  const own = set.filter((question) => question.role === role);
  const rotating = own.filter(({ rotates }) => rotates);
  const turn = rotating[(ordinal - 1) % Math.max(1, rotating.length)];
  return own.filter((question) => !question.rotates || question === turn);
}
