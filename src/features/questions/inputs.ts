import { z } from 'zod';
import { type Fields, oneOf, severalOf } from '../../slack/fields.ts';
import type { QuestionId, TypedQuestion } from './types.ts';

export const questionButtons = {
  list: 'questions.list',
  ofMentee: 'questions.of_mentee',
  ofMentor: 'questions.of_mentor',
  retired: 'questions.retired',
  preview: 'questions.preview',
  add: 'questions.add',
  change: 'questions.change',
  up: 'questions.up',
  down: 'questions.down',
  retire: 'questions.retire',
  bringBack: 'questions.bring_back',
  reset: 'questions.reset',
} as const;

export const questionCallbacks = { add: 'questions.add_submit', change: 'questions.change_submit' } as const;

export const role = z.enum(['mentor', 'mentee']);
const questionId = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as QuestionId);

/** Whose questions are shown; the mentee's where nothing else is said. */
export const whose = z.object({ role: role.default('mentee') });
export const roleRef = z.object({ role });
export const retiredPage = z.object({ role, skip: z.coerce.number().int().min(0).default(0) });
export const questionRef = z.object({ role, question: questionId });
/** A question and the neighbour that it is to go past. */
export const moveRef = z.object({ role, question: questionId, past: questionId });
/** The form of a question carries the revision that it showed. */
export const changeRef = z.object({ role, question: questionId, seen: z.coerce.number().int().min(0) });

/** The names of the form's fields. */
export const questionFields = {
  label: 'label',
  said: 'said',
  kind: 'kind',
  options: 'options',
  marks: 'marks',
  visibleTo: 'visible_to',
} as const;

export function typedQuestion(fields: Fields): TypedQuestion {
  const marks = severalOf(fields, questionFields.marks);
  return {
    label: oneOf(fields, questionFields.label),
    said: oneOf(fields, questionFields.said),
    kind: oneOf(fields, questionFields.kind),
    options: oneOf(fields, questionFields.options),
    isRequired: marks.includes('required'),
    rotates: marks.includes('rotates'),
    visibleTo: oneOf(fields, questionFields.visibleTo),
  };
}
