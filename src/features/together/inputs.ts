import { z } from 'zod';
import type { NoteId } from '../journal/types.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
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

export const togetherCallbacks = {
  plan: 'together.plan_submit',
  edit: 'together.edit_submit',
  steps: 'together.steps_submit',
  finish: 'together.finish_submit',
  learn: 'together.learn_submit',
  letGo: 'together.let_go_submit',
  share: 'together.share_submit',
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
export const editSubject = undertakingRef.extend({ base: z.coerce.number().int().positive() });

const positions = z.string().transform((text) =>
  text
    .split(',')
    .filter((each) => /^\d{1,6}$/.test(each))
    .map(Number),
);
/** The steps form remembers what it showed: which steps, and which of them ticked. */
export const stepsSubject = undertakingRef.extend({ shown: positions, ticked: positions });

const kind = z.enum(['lab', 'project']);
export const planSubject = z.object({ kind, mentorship: mentorshipId.optional(), back });

const insightKind = z.enum(['insight', 'opportunity']);
export const shareSubject = z.object({ kind: insightKind, mentorship: mentorshipId.optional() });
export const insightRef = z.object({ mentorship: mentorshipId, note: z.uuid().transform((id) => id as NoteId) });

/** The block of boxes that holds ten steps. */
export const boxesField = (index: number) => `boxes_${index}`;
