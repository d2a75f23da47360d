import { z } from 'zod';
import { type AnyForm, date, defineForm, radio, select, text, type Values } from '../../../slack/forms.ts';
import { mentorshipId } from '../../mentorships/inputs.ts';
import { longest } from '../rules/draft.ts';
import { longestAnswer, type ReflectionQuestion, reflectionQuestions } from '../rules/reflection.ts';
import { goalId, goalRef, suggestionRef } from './buttons.ts';
import { goalFieldSet } from './goal-fields.ts';

// The forms that make or change a goal.

const mentorship = select(mentorshipId, { label: 'Mentorship' });

export const proposeForm = defineForm({
  callback: 'goals.propose',
  subject: z.object({ mentorship: mentorshipId.optional(), buildsOn: goalId.optional() }),
  fields: { mentorship, ...goalFieldSet },
});
export type ProposeFields = (typeof proposeForm)['fields'];

/** `base`: the revision on which the form was opened. */
const editSubject = goalRef.extend({ base: z.coerce.number().int().positive() });

export const editForm = defineForm({
  callback: 'goals.edit_submit',
  subject: editSubject,
  fields: {
    ...goalFieldSet,
    reason: text({
      label: 'Why this change?',
      hint: 'Kept in the goal’s history.',
      optional: true,
      multiline: true,
      longest: longest.words,
    }),
  },
});

export const replaceForm = defineForm({
  callback: 'goals.replace_submit',
  subject: goalRef,
  fields: {
    reason: text({
      label: 'Why another goal?',
      hint: 'Kept in the history of the old one.',
      multiline: true,
      longest: longest.words,
    }),
    ...goalFieldSet,
  },
});

export const moveDeadlineForm = defineForm({
  callback: 'goals.move_deadline_submit',
  subject: editSubject,
  fields: {
    deadline: date({ label: 'New deadline' }),
    reason: text({
      label: 'What changed?',
      hint: 'Kept in the goal’s history.',
      multiline: true,
      longest: longest.words,
    }),
  },
});
export type MoveDeadlineFields = (typeof moveDeadlineForm)['fields'];

const suggestionFieldSet = {
  comment: text({
    label: 'Why?',
    hint: 'What makes it better: clearer, more within reach, more worth it.',
    multiline: true,
    optional: true,
    longest: longest.words,
  }),
  ...goalFieldSet,
};
export type SuggestionValues = Values<typeof suggestionFieldSet>;

export const suggestForm = defineForm({
  callback: 'goals.suggest_submit',
  subject: goalRef,
  fields: suggestionFieldSet,
});

export const counterSuggestionForm = defineForm({
  callback: 'goals.counter_suggestion_submit',
  subject: suggestionRef,
  fields: suggestionFieldSet,
});

/** What every form with a goal's fields knows of itself. */
export const formSubject = z.object({ mentorship: mentorshipId.optional(), goal: goalId.optional() });

const goalForms: readonly AnyForm[] = [proposeForm, editForm, replaceForm, suggestForm, counterSuggestionForm];
/** Whether a modal has the goal's fields in it. */
export function isGoalForm(callback: string | undefined): boolean {
  return goalForms.some((form) => form.callback === callback);
}

const answer = ({ asks, example }: ReflectionQuestion) =>
  text({ label: asks, placeholder: example, optional: true, multiline: true, longest: longestAnswer });

/** Before a first goal. */
export const reflectForm = defineForm({
  callback: 'goals.reflect_submit',
  subject: z.object({ mentorship: mentorshipId.optional() }),
  fields: {
    mentorship,
    gaps: answer(reflectionQuestions.gaps),
    ahead: answer(reflectionQuestions.ahead),
    today: answer(reflectionQuestions.today),
    strengths: answer(reflectionQuestions.strengths),
    visible: radio(z.enum(['private', 'shared']), { label: 'Who sees it?' }),
  },
});
export type ReflectFields = (typeof reflectForm)['fields'];
