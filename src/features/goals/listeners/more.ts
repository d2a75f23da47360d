import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { achieveGoal } from '../actions/close-goal.ts';
import { resumeGoal } from '../actions/hold-goal.ts';
import { shareGoal, unshareGoal } from '../actions/share-goal.ts';
import { goalButtons, goalRef } from '../inputs/buttons.ts';
import { goalRecord } from '../pair-record.ts';
import type { GoalId } from '../types.ts';
import { type MenuEntry, moreModal } from '../views/more.ts';

/** Everything else that can be done with a goal. @param others what higher features add to the menu */
export function registerMore(door: Door, others: readonly MenuEntry[]): void {
  door.button(goalButtons.more, goalRef, (visit, { goal }) => showMore(visit, goal, others));
  for (const [button, action] of [
    [goalButtons.achieve, achieveGoal],
    [goalButtons.resume, resumeGoal],
    [goalButtons.share, shareGoal],
    [goalButtons.unshare, unshareGoal],
  ] as const) {
    door.button(button, goalRef, async (visit, { goal }) => {
      await visit.act((act) => action(act, goal));
      // The menu it was chosen from shows what can be done now.
      if (visit.isInModal) await showMore(visit, goal, others);
    });
  }
}

async function showMore(visit: Visit, id: GoalId, others: readonly MenuEntry[]): Promise<void> {
  const view = await visit.act(async (act) => {
    const { row: goal, mentorship, role } = await goalRecord.open(act, id);
    return moreModal(goal, mentorship, role, others);
  });
  await visit.showModal(view, 'instead');
}
