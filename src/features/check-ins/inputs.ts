import { z } from 'zod';
import type { CheckInId } from '../../core/ids.ts';
import { parseLocalDate } from '../../core/local-time.ts';
import { mentorshipId } from '../mentorships/inputs.ts';

export const checkInId = z.uuid().transform((id) => id as CheckInId);

export const checkInButtons = {
  answer: 'check_ins.answer',
  schedule: 'check_ins.schedule',
  history: 'check_ins.history',
  keepObstacle: 'check_ins.keep_obstacle',
} as const;

export const checkInCallbacks = {
  answer: 'check_ins.answer_submit',
  schedule: 'check_ins.schedule_submit',
  choose: 'check_ins.choose_submit',
} as const;

export const useAsAnswerShortcut = 'check_ins.use_as_answer';

export const checkInRef = z.object({ mentorship: mentorshipId, checkIn: checkInId });
/** The answer form also carries the numbers it showed, under the names of their fields. */
export const answerSubject = z.looseObject(checkInRef.shape);
export const mentorshipRef = z.object({ mentorship: mentorshipId });
export const historyPage = z.object({ skip: z.coerce.number().int().min(0).default(0) });

/** Which of several mentorships a `/checkin` command was about. */
export const chooseSubject = z.object({
  what: z.enum(['schedule', 'pause', 'resume']),
  /** The day after `pause until`. */
  until: z
    .string()
    .transform((text) => parseLocalDate(text))
    .optional(),
});

/** Block id of the progress field of a goal. */
export const progressField = (goalId: string) => `progress:${goalId}`;
