import { z } from 'zod';
import { checkboxes, defineForm, each, select, text } from '../../slack/forms.ts';
import { goalId } from '../goals/inputs/buttons.ts';
import { wordsFields } from '../journal/inputs.ts';
import type { NoteId } from '../journal/types.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { longest } from './rules/draft.ts';
import { longestLink } from './rules/link.ts';
import type { UndertakingId } from './types.ts';

export const togetherButtons = {
  list: 'together.list',
  open: 'together.open',
  lab: 'together.plan_lab',
  project: 'together.plan_project',
  start: 'together.start',
  edit: 'together.edit',
  steps: 'together.steps',
  finish: 'together.finish',
  learn: 'together.learn',
  letGo: 'together.let_go',
  insight: 'together.share_insight',
  opportunity: 'together.share_opportunity',
  thank: 'together.thank',
  startGoal: 'together.start_goal',
} as const;

/** Pressed in a modal, a button leads back to it; on the card in the group DM there is nothing to lead back to. */
const back = z.literal('modal').optional();

export const startSubject = z.object({ mentorship: mentorshipId.optional(), back });
export const listPage = z.object({
  mentorship: mentorshipId.optional(),
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
});
export const undertakingRef = z.object({
  mentorship: mentorshipId,
  undertaking: z.uuid().transform((id) => id as UndertakingId),
  back,
});
export const insightRef = z.object({ mentorship: mentorshipId, note: z.uuid().transform((id) => id as NoteId) });

const mentorship = select(mentorshipId, { label: 'Mentorship' });
const words = { multiline: true, longest: longest.words } as const;
const whatItIs = {
  title: text({ longest: longest.title }),
  whatFor: text({
    ...words,
    label: 'What for?',
    placeholder: 'To find out what makes people speak up.',
    optional: true,
  }),
};
const newSteps = text({
  hint: 'Steps, one a line. A date may follow (“by 3 March”, “next Friday”).',
  multiline: true,
  optional: true,
});
const learned = { ...words, label: 'What did you learn?', placeholder: 'That I explain best with a drawing.' } as const;

export const planForm = defineForm({
  callback: 'together.plan_submit',
  subject: z.object({ kind: z.enum(['lab', 'project']), mentorship: mentorshipId.optional(), back }),
  fields: { mentorship, ...whatItIs, steps: newSteps },
});
export type PlanFields = (typeof planForm)['fields'];

export const editForm = defineForm({
  callback: 'together.edit_submit',
  subject: undertakingRef.extend({ base: z.coerce.number().int().positive() }),
  fields: whatItIs,
});
export type EditFields = (typeof editForm)['fields'];

const positions = z.string().transform((list) =>
  list
    .split(',')
    .filter((one) => /^\d{1,6}$/.test(one))
    .map(Number),
);
export const stepsForm = defineForm({
  callback: 'together.steps_submit',
  // It remembers what it showed: which steps, and which of them ticked.
  subject: undertakingRef.extend({ shown: positions, ticked: positions }),
  fields: {
    /** One group for every ten steps; the value is a step's position. */
    boxes: each('boxes_', checkboxes(z.coerce.number().int(), { optional: true })),
    steps: newSteps,
  },
});
export type StepsFields = (typeof stepsForm)['fields'];

export const finishForm = defineForm({
  callback: 'together.finish_submit',
  subject: undertakingRef,
  fields: {
    outcome: text({
      ...words,
      label: 'What came of it?',
      placeholder: 'A checklist that both our teams now use.',
    }),
    learned: text({ ...learned, optional: true }),
  },
});
export type FinishFields = (typeof finishForm)['fields'];

export const learnForm = defineForm({
  callback: 'together.learn_submit',
  subject: undertakingRef,
  fields: { learned: text(learned) },
});
export type LearnFields = (typeof learnForm)['fields'];

export const letGoForm = defineForm({
  callback: 'together.let_go_submit',
  subject: undertakingRef,
  fields: {
    reason: text({ ...words, label: 'What made you let it go?', placeholder: 'The conference was cancelled.' }),
  },
});
export type LetGoFields = (typeof letGoForm)['fields'];

export const shareForm = defineForm({
  callback: 'together.share_submit',
  subject: z.object({ kind: z.enum(['insight', 'opportunity']), mentorship: mentorshipId.optional() }),
  fields: {
    mentorship,
    ...wordsFields,
    link: text({ label: 'Link', placeholder: 'https://', optional: true, longest: longestLink }),
    goal: select(goalId, { label: 'The goal it serves', optional: true }),
  },
});
export type ShareFields = (typeof shareForm)['fields'];
