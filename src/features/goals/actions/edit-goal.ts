import { Refusal } from '../../../core/errors.ts';
import type { GoalId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { findEditSince, hasRevisionOfRequest } from '../queries/revisions.ts';
import { changesBetween, statusAfterEdit } from '../rules/draft.ts';
import type { GoalDraft } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/**
 * The mentee changes a goal. An agreed one is proposed anew where what the two agreed on changes.
 * @param edit.base the revision the mentee was looking at: an edit made since is not overwritten unseen
 * @throws Refusal
 */
export async function editGoal(
  act: PersonalAct,
  id: GoalId,
  edit: { draft: GoalDraft; base: number; reason: string | undefined; requestKey: string },
): Promise<void> {
  const held = await holdGoal(act, id, 'edit');
  if (await hasRevisionOfRequest(act.tx, edit.requestKey)) return;
  const newer = await findEditSince(act.tx, id, edit.base);
  if (newer) {
    const what = newer.changes.map((change) => `${change.field}: ${change.to}`).join('; ');
    throw new Refusal(
      'edited_meanwhile',
      `This goal was edited while your form was open (${what}). Copy what you need, close the form and press Edit again.`,
    );
  }
  const changes = changesBetween(held.goal, edit.draft);
  if (changes.length === 0)
    throw new Refusal('nothing_changed', 'Nothing is different yet. Change something, or close the form.');
  await reviseGoal(act, held, {
    kind: 'edited',
    changes,
    reason: edit.reason,
    requestKey: edit.requestKey,
    set: {
      ...edit.draft,
      status: statusAfterEdit(held.goal, changes),
      // Another measure starts at its own baseline; the old numbers stand in the history.
      ...(changes.some(({ field }) => field === 'measure')
        ? { progress: restart(held.goal.progress, edit.draft) }
        : {}),
    },
  });
}

/** Progress under a new measure: what was reached where it lies on the new way, else its baseline. */
function restart(progress: number, { measure, baseline, target }: GoalDraft): number {
  const within = progress >= Math.min(baseline, target) && progress <= Math.max(baseline, target);
  return measure === 'number' && within ? progress : baseline;
}
