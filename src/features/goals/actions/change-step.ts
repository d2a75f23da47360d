import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { record } from '../../journal/record.ts';
import type { ChangeStepFields, StepValues } from '../inputs/small-forms.ts';
import { goalRecord } from '../pair-record.ts';
import { deleteStep, listSteps, updateOrder, updateStep } from '../queries/steps.ts';
import { namesOf } from '../rules/step-assignee.ts';
import { readStepChange, stepChanges, stepInWords, whyNotChange } from '../rules/step-change.ts';
import { type Place, placed } from '../rules/step-order.ts';
import { stepGone } from '../rules/steps.ts';
import type { GoalId, StepId } from '../types.ts';
import { type LockedGoal, reviseGoal } from './revise-goal.ts';

/**
 * One of the two changes an open step, or its place.
 * @param change.seen the mark of the step as the form showed it: a change made since is not overwritten unseen
 * @throws Refusal
 */
export async function changeStep(
  act: PersonalAct,
  id: GoalId,
  stepId: StepId,
  change: { values: StepValues; place: Place<StepId>; seen: string },
): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'change_steps');
  const { step, order, names } = await openStep(act, locked, stepId, change.seen);
  const draft = readStepChange(change.values, step, localDateOf(act.now, locked.mentorship.mentee.timeZone));
  const { place } = change;
  if (typeof place === 'object' && !order.includes(place.after)) {
    throw new Refusal<ChangeStepFields>(
      'step_gone',
      'The step it was to follow has been removed. Choose another place.',
      'place',
    );
  }
  const next = placed(order, stepId, place);
  const changes = stepChanges(step, draft, names, { from: order.indexOf(stepId) + 1, to: next.indexOf(stepId) + 1 });
  if (changes.length === 0) {
    throw new Refusal('nothing_changed', 'Nothing is different yet. Change something, or close the form.');
  }
  await updateStep(act.tx, stepId, draft);
  await updateOrder(act.tx, id, next);
  await reviseGoal(act, locked, { kind: 'step_changed', changes });
}

/** One of the two removes an open step; the history keeps that it was there. @throws Refusal */
export async function removeStep(act: PersonalAct, id: GoalId, stepId: StepId, seen: string): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'change_steps');
  const { step, order, names } = await openStep(act, locked, stepId, seen);
  // Before it goes: what a higher feature keeps of it goes first, or it stays.
  await record(act, {
    event: 'goal.step_removed',
    mentorshipId: locked.mentorship.id,
    subjectId: stepId,
    detail: { goalId: id },
  });
  await deleteStep(act.tx, stepId);
  await updateOrder(
    act.tx,
    id,
    order.filter((each) => each !== stepId),
  );
  const change = { field: 'step', from: stepInWords(step, names), to: 'removed' };
  await reviseGoal(act, locked, { kind: 'step_changed', changes: [change] });
}

async function openStep(act: PersonalAct, { row: goal, mentorship }: LockedGoal, id: StepId, seen: string) {
  const steps = await listSteps(act.tx, [goal.id]);
  const step = steps.find((each) => each.id === id);
  if (!step) throw stepGone();
  const names = namesOf(mentorship);
  const refusal = whyNotChange(step, seen, names);
  if (refusal) throw refusal;
  return { step, names, order: steps.map((each) => each.id) };
}
