import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { record } from '../../journal/record.ts';
import { goalRecord } from '../pair-record.ts';
import { findStep, updateTicked, updateUnticked } from '../queries/steps.ts';
import { stepGone, whyNotTick } from '../rules/steps.ts';
import type { GoalId, StepId } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/** A step is done. A milestone is a win: whoever listens to it offers to celebrate. @throws Refusal */
export async function tickStep(act: PersonalAct, goalId: GoalId, stepId: StepId): Promise<void> {
  const locked = await goalRecord.lock(act, goalId, 'tick_step');
  const step = await findStep(act.tx, goalId, stepId);
  if (!step) throw stepGone();
  const refusal = whyNotTick(step, locked.role, locked.mentorship);
  if (refusal) throw refusal;
  if (!(await updateTicked(act.tx, stepId, act.personId, act.now))) {
    throw new Refusal('ticked_before', `“${step.title}” is ticked already.`);
  }
  await reviseGoal(act, locked, { kind: 'step_ticked', changes: [{ field: 'step', from: step.title, to: 'done' }] });
  if (step.isMilestone) {
    await record(act, {
      event: 'goal.milestone_reached',
      mentorshipId: locked.mentorship.id,
      subjectId: step.id,
      detail: { goalId },
    });
  }
}

/** A step was not done after all. A milestone is none for now: whoever offered to celebrate it is told. @throws Refusal */
export async function untickStep(act: PersonalAct, goalId: GoalId, stepId: StepId): Promise<void> {
  const locked = await goalRecord.lock(act, goalId, 'tick_step');
  const step = await findStep(act.tx, goalId, stepId);
  if (!step) throw stepGone();
  const refusal = whyNotTick(step, locked.role, locked.mentorship);
  if (refusal) throw refusal;
  if (!(await updateUnticked(act.tx, stepId))) {
    throw new Refusal('not_ticked', `“${step.title}” is open already.`);
  }
  const change = { field: 'step', from: `${step.title} (done)`, to: 'open again' };
  await reviseGoal(act, locked, { kind: 'step_unticked', changes: [change] });
  if (step.isMilestone) {
    await record(act, {
      event: 'goal.milestone_reopened',
      mentorshipId: locked.mentorship.id,
      subjectId: step.id,
      detail: { goalId },
    });
  }
}
