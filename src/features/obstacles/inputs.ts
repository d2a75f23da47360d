import { z } from 'zod';
import { goalId } from '../goals/inputs/buttons.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
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

export const obstacleCallbacks = {
  raise: 'obstacles.raise_submit',
  view: 'obstacles.view_submit',
  plan: 'obstacles.plan_submit',
  close: 'obstacles.close_submit',
  reflect: 'obstacles.reflect_submit',
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
/** A form writes over what it showed, and nothing newer. */
export const writeSubject = obstacleRef.extend({ base: z.coerce.number().int().positive() });
export const historyPage = obstacleRef.extend({ before: z.coerce.number().int().positive().optional() });
export const listPage = z.object({ which: z.enum(['open', 'closed', 'all']), skip: z.coerce.number().int().min(0) });
