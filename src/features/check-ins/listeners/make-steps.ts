import { Refusal } from '../../../core/errors.ts';
import type { Door } from '../../../slack/door.ts';
import { makeSteps, openCommitments } from '../actions/make-steps.ts';
import { checkInButtons, checkInRef, type MakeStepsFields, makeStepsForm } from '../inputs.ts';
import { makeStepsModal } from '../views/make-steps.ts';

export function registerMakingSteps(door: Door): void {
  // With one goal in focus there is nothing to choose: one press makes them.
  door.button(checkInButtons.makeSteps, checkInRef, async (visit, { checkIn }) => {
    const shown = await visit.act(async (act) => {
      const open = await openCommitments(act, checkIn);
      const [goal, ...others] = open.focus;
      if (!goal || others.length > 0) return makeStepsModal(checkIn, open);
      const roles = open.left.map(({ role }) => role);
      const count = await makeSteps(act, checkIn, { goalId: goal.id, roles });
      return `Done: ${count === 1 ? 'one step' : `${count} steps`} more on “${goal.title}”.`;
    });
    if (typeof shown === 'string') await visit.reply(shown);
    else await visit.showModal(shown);
  });

  door.submit(makeStepsForm, async (act, { values, subject }) => {
    const { goal, whose } = values;
    if (!goal) throw new Refusal<MakeStepsFields>('no_goal', 'Choose the goal that they lead to.', 'goal');
    if (whose.length === 0) throw new Refusal<MakeStepsFields>('nobody', 'Choose whose become steps.', 'whose');
    await makeSteps(act, subject.checkIn, { goalId: goal, roles: whose });
    return undefined;
  });
}
