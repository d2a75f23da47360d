import { z } from 'zod';
import { checkboxes, defineForm, radio, text, type Values } from '../../slack/forms.ts';
import { longestLabel } from './rules/wording.ts';
import type { QuestionId } from './types.ts';

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

/** What leads say of a question, whether they add or change it. */
export const questionFields = {
  label: text({ label: 'The question', longest: longestLabel, placeholder: 'What did you learn?' }),
  kind: radio(z.enum(['words', 'scale', 'choice']), { label: 'How it is answered' }),
  options: text({
    label: 'Options',
    hint: 'One a line, at most 75 characters each; for a scale or a choice.',
    optional: true,
    multiline: true,
    longest: 3000,
  }),
  said: text({
    label: 'Before the answer, in summaries',
    hint: 'Empty: the question without its question mark.',
    longest: longestLabel,
    optional: true,
  }),
  marks: checkboxes(z.enum(['required', 'rotates']), { label: 'How it is asked', optional: true }),
  visibleTo: radio(z.enum(['pair', 'self']), {
    label: 'Who sees the answer',
    hint: 'What only its author sees stands in no summary and on no agenda.',
  }),
};
export type QuestionFields = typeof questionFields;
/** What a lead typed, not yet read. */
export type TypedQuestion = Values<QuestionFields>;

export const addQuestionForm = defineForm({
  callback: 'questions.add_submit',
  subject: roleRef,
  fields: questionFields,
});
export const changeQuestionForm = defineForm({
  callback: 'questions.change_submit',
  subject: changeRef,
  fields: questionFields,
});
