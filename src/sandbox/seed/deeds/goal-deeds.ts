import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { addSteps } from '../../../features/goals/actions/add-steps.ts';
import { agreeGoal } from '../../../features/goals/actions/agree-goal.ts';
import { askForChart } from '../../../features/goals/actions/ask-for-chart.ts';
import { achieveGoal, dropGoal } from '../../../features/goals/actions/close-goal.ts';
import { commentGoal } from '../../../features/goals/actions/comment-goal.ts';
import { editGoal } from '../../../features/goals/actions/edit-goal.ts';
import { logProgress } from '../../../features/goals/actions/log-progress.ts';
import { proposeGoal } from '../../../features/goals/actions/propose-goal.ts';
import { tickStep } from '../../../features/goals/actions/tick-step.ts';
import { findGoal } from '../../../features/goals/queries/goals.ts';
import { listSteps } from '../../../features/goals/queries/steps.ts';
import { readGoalDraft } from '../../../features/goals/rules/draft.ts';
import type { Goal, GoalDraft } from '../../../features/goals/types.ts';
import { requireActivePartner } from '../../../features/mentorships/actions.ts';
import type { Scene } from './scene.ts';

/** A goal as the mentee fills in its form. */
export interface ToldGoal {
  readonly title: string;
  readonly by: string;
  readonly evidence?: string;
  readonly achievable?: string;
  readonly relevant?: string;
  readonly horizon?: 'long';
  /** From baseline to target, in a unit; left out where it is a plain yes or no. */
  readonly count?: { readonly from?: number; readonly to: number; readonly unit: string };
}

/** Names one of this past's goals. */
interface Named {
  readonly goal: string;
}

export const goalDeeds = {
  async proposes({ life, visit, formId }: Scene, told: Named & { form: ToldGoal }) {
    const { mentorship: mentorshipId } = life;
    const id = await visit.act(async (act) => {
      const draft = await draftOf(act, life.mentorship, told.form);
      return proposeGoal(act, { mentorshipId, draft, requestKey: formId });
    });
    life.addGoal(told.goal, id);
  },

  async agrees({ life, visit }: Scene, { goal }: Named) {
    await visit.act(async (act) => agreeGoal(act, life.goal(goal), (await seen(act, life.goal(goal))).revision));
  },

  async comments({ life, visit, formId }: Scene, { goal, words }: Named & { words: string }) {
    await visit.act((act) => commentGoal(act, life.goal(goal), { words, requestKey: formId }));
  },

  async edits({ life, visit, formId }: Scene, told: Named & { form: ToldGoal; why?: string }) {
    await visit.act(async (act) => {
      const draft = await draftOf(act, life.mentorship, told.form);
      const base = (await seen(act, life.goal(told.goal))).revision;
      await editGoal(act, life.goal(told.goal), { draft, base, reason: told.why, requestKey: formId });
    });
  },

  /** One step a line, as people type them: `* First talk given by 30 October` is a milestone. */
  async plans({ life, visit, formId }: Scene, { goal, steps }: Named & { steps: readonly string[] }) {
    await visit.act((act) => addSteps(act, life.goal(goal), { lines: steps.join('\n'), requestKey: formId }));
  },

  async ticks({ life, visit }: Scene, { goal, step: title }: Named & { step: string }) {
    await visit.act(async (act) => {
      const step = (await listSteps(act.tx, [life.goal(goal)])).find((one) => one.title === title);
      if (!step) throw new Error(`“${goal}” has no step “${title}”`);
      await tickStep(act, life.goal(goal), step.id);
    });
  },

  async logs({ life, visit, formId }: Scene, told: Named & { reached: number; note?: string }) {
    const { reached: progress, note } = told;
    await visit.act((act) => logProgress(act, life.goal(told.goal), { progress, note, requestKey: formId }));
  },

  /** Asks for its progress as a picture. */
  async draws({ life, visit }: Scene, { goal }: Named) {
    await visit.act((act) => askForChart(act, life.goal(goal)));
  },

  async achieves({ life, visit }: Scene, { goal }: Named) {
    await visit.act((act) => achieveGoal(act, life.goal(goal)));
  },

  async drops({ life, visit, formId }: Scene, { goal, why }: Named & { why: string }) {
    await visit.act((act) => dropGoal(act, life.goal(goal), { reason: why, requestKey: formId }));
  },
};

/** Through the form's own rules: a past can contain no goal that a person could not have set that day. */
async function draftOf(act: PersonalAct, mentorshipId: Goal['mentorshipId'], form: ToldGoal): Promise<GoalDraft> {
  const { mentorship } = await requireActivePartner(act, mentorshipId);
  const { by, count, ...words } = form;
  const measure = count
    ? { measure: 'number', baseline: String(count.from ?? 0), target: String(count.to), unit: count.unit }
    : { measure: 'yes_no' };
  return readGoalDraft({ ...words, deadline: by, ...measure }, localDateOf(act.now, mentorship.mentee.timeZone));
}

/** The goal as the person has it before their eyes. */
async function seen(act: PersonalAct, id: Goal['id']): Promise<Goal> {
  const goal = await findGoal(act.tx, id);
  if (!goal) throw new Error('the goal is gone');
  return goal;
}
