import { z } from 'zod';
import type { PersonId } from '../../core/ids.ts';
import { type LocalDate, parseLocalDate } from '../../core/local-time.ts';
import { type Fields, oneOf } from '../../slack/fields.ts';
import type { GoalId } from '../goals/types.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import type { CheckInId, HistoryFilter } from './types.ts';

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

export const checkInCallbacks = {
  answer: 'check_ins.answer_submit',
  choose: 'check_ins.choose_submit',
  makeSteps: 'check_ins.make_steps_submit',
  snooze: 'check_ins.snooze_submit',
  skip: 'check_ins.skip_submit',
  pause: 'check_ins.pause_submit',
  review: 'check_ins.review_submit',
  filterHistory: 'check_ins.filter_history_submit',
} as const;

export const useAsAnswerShortcut = 'check_ins.use_as_answer';

export const checkInRef = z.object({ mentorship: mentorshipId, checkIn: checkInId });
/** The answer form also carries the numbers it showed, under the names of their fields, and the answer it began with. */
export const answerSubject = z.looseObject({ ...checkInRef.shape, seen: z.string().default('none') });
export const mentorshipRef = z.object({ mentorship: mentorshipId });
/** A pause is asked for in general, or as the answer to the question after a silence, which came with its last check-in. */
export const pauseRef = z.object({ mentorship: mentorshipId, checkIn: checkInId.optional() });

const date = z.string().transform((text, issues): LocalDate => {
  const read = parseLocalDate(text);
  if (read) return read;
  issues.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});
const historyShape = {
  partner: z
    .string()
    .regex(/^[UW][A-Z0-9]+$/)
    .transform((id) => id as PersonId)
    .optional(),
  goal: z
    .uuid()
    .transform((id) => id as GoalId)
    .optional(),
  from: date.optional(),
  until: date.optional(),
};
export const historyFilter = z.object(historyShape);
/** A page of the history: what is filtered and where it lies; `back` goes to the newest from another page. */
export const historyPage = z.object({
  ...historyShape,
  before: checkInId.optional(),
  after: checkInId.optional(),
  back: z.literal('newest').optional(),
});
export const anyChoice = z.object({});
/** What a menu has for “it does not matter”. */
export const anything = 'all';

/** The filter form as a filter. A choice that is none of the form's is the same as no choice. */
export function historyFilterOf(fields: Fields): HistoryFilter {
  const read = <T>(schema: z.ZodType<T>, name: string): T | undefined => {
    const value = oneOf(fields, name);
    return value === undefined || value === anything ? undefined : schema.safeParse(value).data;
  };
  return {
    partner: read(historyShape.partner, 'partner'),
    goal: read(historyShape.goal, 'goal'),
    from: read(historyShape.from, 'from'),
    until: read(historyShape.until, 'until'),
  };
}

const abouts = ['schedule', 'pause', 'resume', 'now', 'next', 'snooze', 'skip'] as const;
export type About = (typeof abouts)[number];

/** Which of several mentorships a `/checkin` command was about. */
export const chooseSubject = z.object({
  what: z.enum(abouts),
  /** The day after `pause until`. */
  until: z
    .string()
    .transform((text) => parseLocalDate(text))
    .optional(),
});

/** Block ids of what the answer form holds beside the questions. */
export const besideFields = {
  ticked: 'ticked',
  step: 'new_step',
  stepGoal: 'new_step_goal',
  obstacle: 'obstacle',
} as const;

/** Block id of the progress field of a goal. */
export const progressField = (goalId: string) => `progress:${goalId}`;

/** Block ids of the choice about a goal in a goal review, and of its reason. */
export const reviewField = (goalId: string) => `choice:${goalId}`;
export const reviewReasonField = (goalId: string) => `reason:${goalId}`;
