import { Refusal } from '../../../core/errors.ts';
import type { GoalId, StepId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { record } from '../../journal/record.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findStep, updateTicked } from '../queries/steps.ts';
import { whyNotTick } from '../rules/steps.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** The mentee has done a step. A milestone is a win: whoever listens to it offers to celebrate. @throws Refusal */
export async function tickStep(act: PersonalAct, goalId: GoalId, stepId: StepId): Promise<void> {
  const held = await holdGoal(act, goalId, 'tick_step');
  const step = await findStep(act.tx, goalId, stepId);
  if (!step) throw notYours();
  const refusal = whyNotTick(step, held.role, held.mentorship);
  if (refusal) throw refusal;
  if (!(await updateTicked(act.tx, stepId, act.personId, act.now))) {
    throw new Refusal('ticked_before', `“${step.title}” is ticked already.`);
  }
  await reviseGoal(act, held, { kind: 'step_ticked', changes: [{ field: 'step', from: step.title, to: 'done' }] });
  if (step.isMilestone) {
    await record(act, {
      event: 'goal.milestone_reached',
      mentorshipId: held.mentorship.id,
      subjectId: step.id,
      detail: { goalId },
    });
  }
}
