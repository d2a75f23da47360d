import { z } from 'zod';
import { defineForm, select, text } from '../../slack/forms.ts';
import { goalId } from '../goals/inputs/buttons.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { longestPart } from './rules/parts.ts';
import type { ObstacleId } from './types.ts';

export const obstacleButtons = {
  raise: 'obstacles.raise',
  view: 'obstacles.view',
  plan: 'obstacles.plan',
  close: 'obstacles.close',
  reflect: 'obstacles.reflect',
  open: 'obstacles.open',
  history: 'obstacles.history',
  list: 'obstacles.list',
  // Buttons of one block need ids of their own.
  listOpen: 'obstacles.list_open',
  listClosed: 'obstacles.list_closed',
  listAll: 'obstacles.list_all',
} as const;

/** For a goal's menu; the value is the goal's mentorship and the goal. */
export const obstacleMenuEntry = {
  action: obstacleButtons.raise,
  label: 'Raise an obstacle',
  hint: 'Name what is in the way; the two of you look at it together',
  verb: 'add_steps',
} as const;

const obstacleId = z.uuid().transform((id) => id as ObstacleId);

/** Where a new one belongs, as far as the button knows. */
export const raiseSubject = z.object({ mentorship: mentorshipId.optional(), goal: goalId.optional() });
export const obstacleRef = z.object({ mentorship: mentorshipId, obstacle: obstacleId });
export const historyPage = obstacleRef.extend({ before: z.coerce.number().int().positive().optional() });
export const listPage = z.object({ which: z.enum(['open', 'closed', 'all']), skip: z.coerce.number().int().min(0) });

const words = { multiline: true, longest: longestPart } as const;

export const raiseForm = defineForm({
  callback: 'obstacles.raise_submit',
  subject: raiseSubject,
  fields: {
    challenge: text({
      ...words,
      label: 'What is in the way?',
      hint: 'As it is: what happens, when, and what you have tried.',
      placeholder: 'In meetings with the whole group I lose my thread',
    }),
    mentorship: select(mentorshipId, { label: 'Mentorship' }),
    goal: select(goalId, {
      label: 'Which goal is it about?',
      hint: 'With a goal, the plan becomes steps of it.',
      optional: true,
    }),
  },
});
export type RaiseFields = (typeof raiseForm)['fields'];

/** A form writes over what it showed, and nothing newer. */
const writeSubject = obstacleRef.extend({ base: z.coerce.number().int().positive() });

export const viewForm = defineForm({
  callback: 'obstacles.view_submit',
  subject: writeSubject,
  fields: {
    view: text({
      ...words,
      label: 'How do you see it?',
      hint: 'Something similar you met, a question, another angle.',
    }),
  },
});

export const planForm = defineForm({
  callback: 'obstacles.plan_submit',
  subject: writeSubject,
  fields: { plan: text({ ...words, label: 'What will you try?' }) },
});
export type PlanFields = (typeof planForm)['fields'];

const lookingBack = {
  lesson: text({
    ...words,
    label: 'What did you learn?',
    hint: 'Shown to you both when something like it comes up again.',
  }),
  reflection: text({
    ...words,
    label: 'What came of it?',
    hint: 'What you tried, and what happened.',
    optional: true,
  }),
};
export const closeForm = defineForm({
  callback: 'obstacles.close_submit',
  subject: writeSubject,
  fields: lookingBack,
});
export const reflectForm = defineForm({
  callback: 'obstacles.reflect_submit',
  subject: writeSubject,
  fields: lookingBack,
});
export type LookingBackFields = (typeof closeForm)['fields'];
