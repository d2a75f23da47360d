import { localDateOf, parseLocalDate } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { addSteps } from '../../../features/goals/actions/add-steps.ts';
import { agreeGoal } from '../../../features/goals/actions/agree-goal.ts';
import { acceptSuggestion } from '../../../features/goals/actions/answer-suggestion.ts';
import { askForChart } from '../../../features/goals/actions/ask-for-chart.ts';
import { achieveGoal, dropGoal } from '../../../features/goals/actions/close-goal.ts';
import { commentGoal } from '../../../features/goals/actions/comment-goal.ts';
import { editGoal } from '../../../features/goals/actions/edit-goal.ts';
import { putOnHold } from '../../../features/goals/actions/hold-goal.ts';
import { logProgress } from '../../../features/goals/actions/log-progress.ts';
import { placeGoal } from '../../../features/goals/actions/place-goal.ts';
import { proposeGoal } from '../../../features/goals/actions/propose-goal.ts';
import { shareGoal } from '../../../features/goals/actions/share-goal.ts';
import { suggestChange } from '../../../features/goals/actions/suggest-goal.ts';
import { tickStep } from '../../../features/goals/actions/tick-step.ts';
import { type Weights, weighGoal } from '../../../features/goals/actions/weigh-goal.ts';
import { findGoal } from '../../../features/goals/queries/goals.ts';
import { listSteps } from '../../../features/goals/queries/steps.ts';
import { findOpenSuggestion } from '../../../features/goals/queries/suggestions.ts';
import { draftOf as fieldsOf, readGoalDraft } from '../../../features/goals/rules/draft.ts';
import type { Goal, GoalDraft } from '../../../features/goals/types.ts';
import { requireActivePartner } from '../../../features/mentorships/actions.ts';
import { listObjectives } from '../../../features/objectives/queries.ts';
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
  async proposes({ life, visit }: Scene, told: Named & { form: ToldGoal }) {
    const { mentorship: mentorshipId } = life;
    const id = await visit.act(async (act) => {
      const draft = await draftOf(act, life.mentorship, told.form);
      return proposeGoal(act, { mentorshipId, draft });
    });
    life.addGoal(told.goal, id);
  },

  async agrees({ life, visit }: Scene, { goal }: Named) {
    await visit.act(async (act) => agreeGoal(act, life.goal(goal), (await seen(act, life.goal(goal))).revision));
  },

  async comments({ life, visit }: Scene, { goal, words }: Named & { words: string }) {
    await visit.act((act) => commentGoal(act, life.goal(goal), { words }));
  },

  async edits({ life, visit }: Scene, told: Named & { form: ToldGoal; why?: string }) {
    await visit.act(async (act) => {
      const draft = await draftOf(act, life.mentorship, told.form);
      const base = (await seen(act, life.goal(told.goal))).revision;
      await editGoal(act, life.goal(told.goal), { draft, base, reason: told.why });
    });
  },

  /** One step a line, as people type them: `* First talk given by 30 October` is a milestone. */
  async plans({ life, visit }: Scene, { goal, steps }: Named & { steps: readonly string[] }) {
    await visit.act((act) => addSteps(act, life.goal(goal), { lines: steps.join('\n') }));
  },

  async ticks({ life, visit }: Scene, { goal, step: title }: Named & { step: string }) {
    await visit.act(async (act) => {
      const step = (await listSteps(act.tx, [life.goal(goal)])).find((one) => one.title === title);
      if (!step) throw new Error(`“${goal}” has no step “${title}”`);
      await tickStep(act, life.goal(goal), step.id);
    });
  },

  async logs({ life, visit }: Scene, told: Named & { reached: number; note?: string }) {
    const { reached: progress, note } = told;
    await visit.act((act) => logProgress(act, life.goal(told.goal), { progress, note }));
  },

  /** The mentor would have it otherwise, and says why. */
  async suggests({ life, visit }: Scene, told: Named & { form: Partial<ToldGoal>; why: string }) {
    await visit.act(async (act) => {
      const goal = await seen(act, life.goal(told.goal));
      const { by, count, ...words } = told.form;
      const draft = {
        ...fieldsOf(goal),
        ...words,
        ...(by ? { deadlineOn: parseLocalDate(by) ?? goal.deadlineOn } : {}),
        ...(count ? { measure: 'number' as const, baseline: count.from ?? 0, target: count.to, unit: count.unit } : {}),
      };
      await suggestChange(act, goal.id, { draft, comment: told.why });
    });
  },

  async accepts({ life, visit }: Scene, { goal }: Named) {
    await visit.act(async (act) => {
      const suggestion = await findOpenSuggestion(act.tx, life.goal(goal));
      if (!suggestion) throw new Error(`nobody suggests anything for “${goal}”`);
      await acceptSuggestion(act, suggestion.id);
    });
  },

  async weighs({ life, visit }: Scene, told: Named & Weights) {
    const { importance, urgency } = told;
    await visit.act((act) => weighGoal(act, life.goal(told.goal), { importance, urgency }));
  },

  /** Says where it leads: to a long-term goal, or to one of the program's objectives and values. */
  async places({ life, visit }: Scene, told: Named & { towards?: string; serving?: string }) {
    await visit.act(async (act) => {
      const goal = await seen(act, life.goal(told.goal));
      const objective = (await listObjectives(act.tx)).find(({ title }) => title === told.serving);
      const steppingStoneOf = told.towards ? life.goal(told.towards) : goal.steppingStoneOf;
      await placeGoal(act, goal.id, { steppingStoneOf, objectiveId: objective?.id ?? goal.objectiveId });
    });
  },

  async 'shares with the program'({ life, visit }: Scene, { goal }: Named) {
    await visit.act((act) => shareGoal(act, life.goal(goal)));
  },

  async rests({ life, visit }: Scene, { goal, why }: Named & { why: string }) {
    await visit.act((act) => putOnHold(act, life.goal(goal), { reason: why }));
  },

  /** Asks for its progress as a picture. */
  async draws({ life, visit }: Scene, { goal }: Named) {
    await visit.act((act) => askForChart(act, life.goal(goal)));
  },

  async achieves({ life, visit }: Scene, { goal }: Named) {
    await visit.act((act) => achieveGoal(act, life.goal(goal)));
  },

  async drops({ life, visit }: Scene, { goal, why }: Named & { why: string }) {
    await visit.act((act) => dropGoal(act, life.goal(goal), { reason: why }));
  },
};

/** Through the form's own rules: a past can contain no goal that a person could not have set that day. */
async function draftOf(act: PersonalAct, mentorshipId: Goal['mentorshipId'], form: ToldGoal): Promise<GoalDraft> {
  const { mentorship } = await requireActivePartner(act, mentorshipId);
  const { by, count, ...words } = form;
  const measure = count
    ? { measure: 'number' as const, baseline: String(count.from ?? 0), target: String(count.to), unit: count.unit }
    : { measure: 'yes_no' as const };
  const deadline = parseLocalDate(by);
  return readGoalDraft({ ...words, deadline, ...measure }, localDateOf(act.now, mentorship.mentee.timeZone));
}

/** The goal as the person has it before their eyes. */
async function seen(act: PersonalAct, id: Goal['id']): Promise<Goal> {
  const goal = await findGoal(act.tx, id);
  if (!goal) throw new Error('the goal is gone');
  return goal;
}
