import type { ModalView } from '@slack/types';
import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { changeStep, removeStep } from '../actions/change-step.ts';
import { tickStep, untickStep } from '../actions/tick-step.ts';
import { goalButtons, listedStep, seenStep, stepsPage } from '../inputs/buttons.ts';
import { changeStepForm } from '../inputs/small-forms.ts';
import { goalRecord } from '../pair-record.ts';
import { findStep, listSteps } from '../queries/steps.ts';
import { namesOf } from '../rules/step-assignee.ts';
import { stepMark, whyNotChange } from '../rules/step-change.ts';
import { stepGone } from '../rules/steps.ts';
import type { GoalId, StepId } from '../types.ts';
import { changeStepModal, mayChangeSteps, stepsModal } from '../views/steps-modal.ts';

export function registerSteps(door: Door): void {
  door.button(goalButtons.steps, stepsPage, async (visit, { goal, skip }) => {
    const view = await visit.act((act) => readList(act, goal, skip));
    await visit.showModal(view, skip === undefined ? 'on top' : 'instead');
  });
  for (const [button, action] of [
    [goalButtons.tickInList, tickStep],
    [goalButtons.untick, untickStep],
  ] as const) {
    door.button(button, listedStep, async (visit, { goal, step, skip }) => {
      await visit.act((act) => action(act, goal, step));
      await visit.showModal(await visit.act((act) => readList(act, goal, skip)), 'instead');
    });
  }
  door.button(goalButtons.changeStep, listedStep, async (visit, { goal, step, skip }) => {
    await visit.showModal(await visit.act((act) => readForm(act, goal, step, skip)), 'instead');
  });
  door.submit(changeStepForm, async (act, { values, subject: { goal, step, skip, seen } }) => {
    const { place = 'same' } = values;
    await changeStep(act, goal, step, { values, place, seen });
    return readList(act, goal, skip);
  });
  door.button(goalButtons.removeStep, seenStep, async (visit, { goal, step, skip, seen }) => {
    await visit.act((act) => removeStep(act, goal, step, seen));
    await visit.showModal(await visit.act((act) => readList(act, goal, skip)), 'instead');
  });
}

/** What both may look at, also when the goal is closed or the mentorship has ended. @throws Refusal */
async function readList(act: PersonalAct, id: GoalId, skip = 0): Promise<ModalView> {
  const { row: goal, mentorship, role } = await goalRecord.open(act, id);
  return stepsModal({
    goal,
    mentorship,
    role,
    steps: await listSteps(act.tx, [id]),
    today: localDateOf(act.now, mentorship.mentee.timeZone),
    mayChange: mayChangeSteps({ goal, mentorship }),
    skip,
  });
}

/** @throws Refusal where the person could not submit it */
async function readForm(act: PersonalAct, id: GoalId, stepId: StepId, skip: number): Promise<ModalView> {
  const { row: goal, mentorship } = await goalRecord.openFor(act, id, 'change_steps');
  const step = await findStep(act.tx, id, stepId);
  if (!step) throw stepGone();
  const refusal = whyNotChange(step, stepMark(step), namesOf(mentorship));
  if (refusal) throw refusal;
  const today = localDateOf(act.now, mentorship.mentee.timeZone);
  return changeStepModal(step, { goal, mentorship, today, skip, steps: await listSteps(act.tx, [id]) });
}
