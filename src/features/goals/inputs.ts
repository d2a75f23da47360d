import { z } from 'zod';
import { type Fields, oneOf } from '../../slack/fields.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { type GoalFields, goalFieldNames } from './rules/draft.ts';
import { templateNames } from './rules/templates.ts';
import type { GoalId, StepId, SuggestionId } from './types.ts';

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

export const goalCallbacks = {
  reflect: 'goals.reflect_submit',
  propose: 'goals.propose',
  comment: 'goals.comment_submit',
  edit: 'goals.edit_submit',
  addSteps: 'goals.add_steps_submit',
  changeStep: 'goals.change_step_submit',
  logProgress: 'goals.log_progress_submit',
  drop: 'goals.drop_submit',
  weigh: 'goals.weigh_submit',
  place: 'goals.place_submit',
  reopen: 'goals.reopen_submit',
  hold: 'goals.hold_submit',
  replace: 'goals.replace_submit',
  moveDeadline: 'goals.move_deadline_submit',
  suggest: 'goals.suggest_submit',
  counterSuggestion: 'goals.counter_suggestion_submit',
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
/** `seen`: how the step stood, `base`: the goal's revision, when the form was opened. */
export const seenStep = listedStep.extend({
  seen: z.string().max(20),
  base: z.coerce.number().int().positive(),
});
export const assigneeOf = z.enum(['mentee', 'mentor', 'both']);
export const placeOf = z.union([
  z.enum(['same', 'first', 'up', 'down', 'last']),
  z.templateLiteral(['after:', z.uuid()]).transform((text) => ({ after: text.slice('after:'.length) as StepId })),
]);
export const historyPage = goalRef.extend({ before: z.coerce.number().int().positive().optional() });
export const listPage = z.object({ which: z.enum(['open', 'all']), skip: z.coerce.number().int().min(0) });
export const programPage = z.object({ skip: z.coerce.number().int().min(0).default(0) });
export const proposeSubject = z.object({ mentorship: mentorshipId.optional(), buildsOn: goalId.optional() });
export const suggestionRef = goalRef.extend({ suggestion: z.uuid().transform((id) => id as SuggestionId) });
export const editSubject = goalRef.extend({ base: z.coerce.number().int().positive() });
/** 1 is little, 3 is much. */
export const weightOf = z.coerce.number().int().min(1).max(3);
export const nothing = z.object({});
export const templateRef = z.object({ template: z.enum(templateNames) });
/** What every goal form knows of itself. */
export const formSubject = z.object({ mentorship: mentorshipId.optional(), goal: goalId.optional() });

const goalForms: readonly string[] = [
  goalCallbacks.propose,
  goalCallbacks.edit,
  goalCallbacks.replace,
  goalCallbacks.suggest,
  goalCallbacks.counterSuggestion,
];
/** Whether a modal has the goal's fields in it. */
export function isGoalForm(callback: string | undefined): boolean {
  return callback !== undefined && goalForms.includes(callback);
}

/** The goal form's fields; each holds one text at most. What is folded away is left out. */
export function goalFieldsOf(fields: Fields): GoalFields {
  return Object.fromEntries(
    goalFieldNames.filter((name) => Object.hasOwn(fields, name)).map((name) => [name, oneOf(fields, name)]),
  );
}
