import { z } from 'zod';
import { mentorshipId } from '../../mentorships/inputs.ts';
import { templateNames } from '../rules/templates.ts';
import type { GoalId, StepId, SuggestionId } from '../types.ts';

// The buttons of goals, and what they carry.

export const goalId = z.uuid().transform((id) => id as GoalId);
const stepId = z.uuid().transform((id) => id as StepId);

export const goalButtons = {
  agree: 'goals.agree',
  comment: 'goals.comment',
  edit: 'goals.edit',
  addSteps: 'goals.add_steps',
  tick: 'goals.tick',
  steps: 'goals.steps',
  tickInList: 'goals.tick_in_list',
  untick: 'goals.untick',
  changeStep: 'goals.change_step',
  removeStep: 'goals.remove_step',
  logProgress: 'goals.log_progress',
  achieve: 'goals.achieve',
  drop: 'goals.drop',
  history: 'goals.history',
  list: 'goals.list',
  chart: 'goals.chart',
  newGoal: 'goals.new',
  showFocus: 'goals.show_focus',
  focus: 'goals.focus',
  park: 'goals.park',
  weigh: 'goals.weigh',
  more: 'goals.more',
  place: 'goals.place',
  share: 'goals.share',
  unshare: 'goals.unshare',
  programGoals: 'goals.of_program',
  reopen: 'goals.reopen',
  hold: 'goals.hold',
  resume: 'goals.resume',
  replace: 'goals.replace',
  moveDeadline: 'goals.move_deadline',
  whatIsNext: 'goals.what_is_next',
  suggest: 'goals.suggest',
  acceptSuggestion: 'goals.accept_suggestion',
  counterSuggestion: 'goals.counter_suggestion',
  withdrawSuggestion: 'goals.withdraw_suggestion',
} as const;

/** Inside a goal form; they are about no goal, but about what is typed. */
export const formButtons = {
  smartCheck: 'goals.smart_check',
  unfold: 'goals.unfold',
  fold: 'goals.fold',
  chooseMeasure: 'goals.choose_measure',
  chooseFrame: 'goals.choose_frame',
} as const;

/** Ways to a first goal; they are about no goal yet. */
export const startButtons = {
  reflect: 'goals.reflect',
  templates: 'goals.templates',
  useTemplate: 'goals.use_template',
  write: 'goals.write',
} as const;

export const newGoalShortcut = 'goals.new_goal';

/** Every button of a goal names its mentorship too: two mentorships may share one DM. */
export const goalRef = z.object({ mentorship: mentorshipId, goal: goalId });
/** Agreeing is to what one has seen: the card's revision goes along. */
export const agreeRef = goalRef.extend({ base: z.coerce.number().int().positive() });
export const stepRef = goalRef.extend({ step: stepId });
/** `skip`: how many steps stand on the pages before; none where the list is opened anew. */
export const stepsPage = goalRef.extend({ skip: z.coerce.number().int().min(0).optional() });
export const listedStep = stepRef.extend({ skip: z.coerce.number().int().min(0) });
/** `seen`: how the step stood when the form was opened. */
export const seenStep = listedStep.extend({ seen: z.string().max(20) });
export const historyPage = goalRef.extend({ before: z.coerce.number().int().positive().optional() });
export const listPage = z.object({ which: z.enum(['open', 'all']), skip: z.coerce.number().int().min(0) });
export const programPage = z.object({ skip: z.coerce.number().int().min(0).default(0) });
export const suggestionRef = goalRef.extend({ suggestion: z.uuid().transform((id) => id as SuggestionId) });
export const nothing = z.object({});
export const templateRef = z.object({ template: z.enum(templateNames) });
