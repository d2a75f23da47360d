import { Refusal } from '../../../core/errors.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf, severalOf } from '../../../slack/fields.ts';
import { goalId } from '../../goals/inputs/buttons.ts';
import { makeSteps, openCommitments } from '../actions/make-steps.ts';
import { checkInButtons, checkInCallbacks, checkInRef } from '../inputs.ts';
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

  door.submitFields(checkInCallbacks.makeSteps, checkInRef, async (visit, fields, { checkIn }) => {
    const goal = goalId.safeParse(oneOf(fields, 'goal'));
    if (!goal.success) throw new Refusal('no_goal', 'Choose the goal that they lead to.', 'goal');
    const whose = severalOf(fields, 'whose');
    const roles = (['mentee', 'mentor'] as const).filter((role) => whose.includes(role));
    if (roles.length === 0) throw new Refusal('nobody', 'Choose whose become steps.', 'whose');
    await visit.act((act) => makeSteps(act, checkIn, { goalId: goal.data, roles }));
    return undefined;
  });
}
