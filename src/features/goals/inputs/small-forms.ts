import { z } from 'zod';
import { date, defineForm, number, radio, select, text, type Values } from '../../../slack/forms.ts';
import { objectiveId } from '../../objectives/inputs.ts';
import { longest } from '../rules/draft.ts';
import { longestStepTitle } from '../rules/steps.ts';
import type { StepId } from '../types.ts';
import { goalId, goalRef, seenStep } from './buttons.ts';

// The forms about a goal that leave its own fields alone.

export const commentForm = defineForm({
  callback: 'goals.comment_submit',
  subject: goalRef,
  fields: {
    words: text({
      label: 'Comment',
      hint: 'What would make it clearer, more within reach, or more worth it?',
      multiline: true,
      longest: longest.words,
    }),
  },
});
export type CommentFields = (typeof commentForm)['fields'];

export const logProgressForm = defineForm({
  callback: 'goals.log_progress_submit',
  subject: goalRef,
  fields: {
    progress: number(),
    note: text({ label: 'Note', optional: true, multiline: true, longest: longest.words }),
  },
});
export type LogProgressFields = (typeof logProgressForm)['fields'];

/** A decision about a goal that wants a reason. @param asks the question for it */
const reasonForm = (callback: string, asks: string) =>
  defineForm({
    callback,
    subject: goalRef,
    fields: { reason: text({ label: asks, multiline: true, longest: longest.words }) },
  });

export const dropForm = reasonForm('goals.drop_submit', 'What made you let it go?');
export const holdForm = reasonForm('goals.hold_submit', 'What makes you wait?');
export const reopenForm = reasonForm('goals.reopen_submit', 'What should be talked about?');
/** Of every form that wants a reason. */
export type ReasonFields = ReturnType<typeof reasonForm>['fields'];

/** 1 is little, 3 is much. */
const weight = z.coerce.number().int().min(1).max(3);

export const weighForm = defineForm({
  callback: 'goals.weigh_submit',
  subject: goalRef,
  fields: {
    importance: radio(weight, { label: 'How important is it?' }),
    urgency: radio(weight, { label: 'How urgent is it?' }),
  },
});
export type WeighFields = (typeof weighForm)['fields'];

export const placeForm = defineForm({
  callback: 'goals.place_submit',
  subject: goalRef,
  fields: {
    steppingStoneOf: select(goalId, { label: 'It is a stepping stone of', hint: 'One of your long-term goals.' }),
    objectiveId: select(objectiveId, {
      label: 'It serves',
      hint: 'An objective or a value of the organisation. Program leads see how many goals serve each, not which.',
    }),
  },
});
export type PlaceFields = (typeof placeForm)['fields'];

export const addStepsForm = defineForm({
  callback: 'goals.add_steps_submit',
  subject: goalRef,
  fields: {
    steps: text({
      label: 'Steps',
      hint: 'One a line. A date may follow (“by 3 March”, “next Friday”). A * at the start makes it a Milestone, worth celebrating. Whose step is it? “(mentor)”, “(both)” or “@Name” at the end, or “Name:” at the start; else the mentee’s.',
      placeholder: 'Ask two people for feedback by next Friday\n* First talk given by 30 April',
      multiline: true,
    }),
  },
});
export type AddStepsFields = (typeof addStepsForm)['fields'];

const place = z.union([
  z.enum(['same', 'first', 'up', 'down', 'last']),
  z.templateLiteral(['after:', z.uuid()]).transform((text) => ({ after: text.slice('after:'.length) as StepId })),
]);

const stepFieldSet = {
  title: text({ label: 'Step', longest: longestStepTitle }),
  due: date({ label: 'By when?', optional: true }),
  assignee: radio(z.enum(['mentee', 'mentor', 'both']), { label: 'Whose step is it?' }),
  isMilestone: radio(
    z.enum(['no', 'yes']).transform((chosen) => chosen === 'yes'),
    { label: 'Is it a Milestone?' },
  ),
};
/** What the form holds of a step. */
export type StepValues = Values<typeof stepFieldSet>;

export const changeStepForm = defineForm({
  callback: 'goals.change_step_submit',
  subject: seenStep,
  fields: { ...stepFieldSet, place: select(place, { label: 'Place' }) },
});
export type ChangeStepFields = (typeof changeStepForm)['fields'];
