import { z } from 'zod';
import { parseLocalDate } from '../../core/local-time.ts';
import { checkboxes, date, defineForm, each, radio, select, text } from '../../slack/forms.ts';
import { goalId } from '../goals/inputs/buttons.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { maxReviewReasonLength } from './rules/review.ts';
import { maxSkipReasonLength, snoozeKinds } from './rules/snooze.ts';
import type { CheckInId } from './types.ts';

export const checkInId = z.uuid().transform((id) => id as CheckInId);

export const checkInButtons = {
  answer: 'check_ins.answer',
  saveDraft: 'check_ins.save_draft',
  keepTyped: 'check_ins.keep_typed',
  addStep: 'check_ins.add_step',
  addObstacle: 'check_ins.add_obstacle',
  schedule: 'check_ins.schedule',
  history: 'check_ins.history',
  newerHistory: 'check_ins.newer_history',
  filterHistory: 'check_ins.filter_history',
  keepObstacle: 'check_ins.keep_obstacle',
  makeSteps: 'check_ins.make_steps',
  chooseCadence: 'check_ins.choose_cadence',
  preview: 'check_ins.preview',
  snooze: 'check_ins.snooze',
  skip: 'check_ins.skip',
  mute: 'check_ins.mute',
  unmute: 'check_ins.unmute',
  slower: 'check_ins.slower',
  pause: 'check_ins.pause',
  keep: 'check_ins.keep',
  end: 'check_ins.end',
  resume: 'check_ins.resume',
  review: 'check_ins.review',
  askNow: 'check_ins.ask_now',
  next: 'check_ins.next',
} as const;

export const useAsAnswerShortcut = 'check_ins.use_as_answer';

export const checkInRef = z.object({ mentorship: mentorshipId, checkIn: checkInId });
export const mentorshipRef = z.object({ mentorship: mentorshipId });
/** A pause is asked for in general, or as the answer to the question after a silence, which came with its last check-in. */
export const pauseRef = z.object({ mentorship: mentorshipId, checkIn: checkInId.optional() });

export const anyChoice = z.object({});

const abouts = ['schedule', 'pause', 'resume', 'now', 'next', 'snooze', 'skip'] as const;
export type About = (typeof abouts)[number];

/** Which of several mentorships a `/checkin` command was about. */
const chooseSubject = z.object({
  what: z.enum(abouts),
  /** The day after `pause until`. */
  until: z
    .string()
    .transform((text) => parseLocalDate(text))
    .optional(),
});

export const chooseForm = defineForm({
  callback: 'check_ins.choose_submit',
  subject: chooseSubject,
  fields: { mentorship: select(mentorshipId, { label: 'Mentorship' }) },
});
export type ChooseFields = (typeof chooseForm)['fields'];

export const pauseForm = defineForm({
  callback: 'check_ins.pause_submit',
  subject: pauseRef,
  fields: { until: date({ label: 'Until', hint: 'Leave it empty to pause until you resume.', optional: true }) },
});

/** What the two forms have in common that put a check-in off. */
export const putOffFields = { forWhom: radio(z.enum(['both', 'me']), { label: 'For' }) };
export type PutOffFields = typeof putOffFields;

export const snoozeForm = defineForm({
  callback: 'check_ins.snooze_submit',
  subject: checkInRef,
  fields: { until: radio(z.enum(snoozeKinds), { label: 'Ask again' }), ...putOffFields },
});
export type SnoozeFields = (typeof snoozeForm)['fields'];

export const skipForm = defineForm({
  callback: 'check_ins.skip_submit',
  subject: checkInRef,
  fields: {
    ...putOffFields,
    reason: text({ label: 'Why', optional: true, multiline: true, longest: maxSkipReasonLength }),
  },
});
export type SkipFields = (typeof skipForm)['fields'];

export const reviewForm = defineForm({
  callback: 'check_ins.review_submit',
  subject: checkInRef,
  fields: {
    /** By goal, as the reasons are. */
    choices: each('choice:', radio(z.enum(['keep', 'adjust', 'replace', 'drop']))),
    reasons: each('reason:', text({ label: 'Why', optional: true, longest: maxReviewReasonLength })),
    focusFits: radio(z.enum(['yes', 'no']), { label: 'Is this still the right focus?' }),
  },
});
export type ReviewFields = (typeof reviewForm)['fields'];

export const makeStepsForm = defineForm({
  callback: 'check_ins.make_steps_submit',
  subject: checkInRef,
  fields: {
    goal: select(goalId, { label: 'They lead to' }),
    whose: checkboxes(z.enum(['mentee', 'mentor']), { label: 'Whose become steps?' }),
  },
});
export type MakeStepsFields = (typeof makeStepsForm)['fields'];
