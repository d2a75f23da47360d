import { z } from 'zod';
import { checkboxes, defineForm, each, type FieldKind, number, select, text } from '../../../slack/forms.ts';
import { goalId } from '../../goals/inputs/buttons.ts';
import type { StepId } from '../../goals/types.ts';
import { longestPart } from '../../obstacles/rules/parts.ts';
import { checkInButtons, checkInRef } from '../inputs.ts';
import { longestAnswer } from '../rules/answers.ts';

/** The form also carries the numbers it showed, under the names of their fields, and the answer it began with. */
const answerSubject = z.looseObject({ ...checkInRef.shape, seen: z.string().default('none') });

const words = text({ multiline: true, longest: longestAnswer });
const choice = select(z.string(), { tells: checkInButtons.keepTyped });
type Options = Parameters<typeof words.input>[1] & {
  readonly options?: Parameters<typeof choice.input>[1]['options'];
};

/** A question: answered in words or, where there are options, by one of them. */
const question: FieldKind<string | undefined, Options> = {
  input: (name, { options, ...field }) =>
    options ? choice.input(name, { ...field, options }) : words.input(name, field),
  read: words.read,
};

export const answerForm = defineForm({
  callback: 'check_ins.answer_submit',
  subject: answerSubject,
  fields: {
    /** Where the mentee stands, by goal. */
    progress: each('progress:', number({ optional: true })),
    /** What is said, by question. */
    answers: each('question:', question),
    ticked: checkboxes(
      z.uuid().transform((id) => id as StepId),
      { label: 'Which steps are done?', optional: true, tells: checkInButtons.keepTyped },
    ),
    newStep: text({
      label: 'A new step',
      hint: 'A date may follow: “Write the outline by 3 March”. Several stand one a line.',
      multiline: true,
      optional: true,
    }),
    stepGoal: select(goalId, { label: 'It leads to' }),
    obstacle: text({
      label: 'An obstacle to look at together',
      hint: 'Its card comes into your group DM, with room for the other’s view and a plan.',
      multiline: true,
      optional: true,
      longest: longestPart,
    }),
  },
});
export type AnswerFields = (typeof answerForm)['fields'];
export type AnswerValues = ReturnType<typeof answerForm.read>;
