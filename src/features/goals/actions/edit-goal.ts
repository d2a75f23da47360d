import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import { listPatches } from '../queries/revisions.ts';
import { changesBetween, draftOf } from '../rules/draft.ts';
import { type Conflict, isEdit, mergeDrafts } from '../rules/merge.ts';
import { replay } from '../rules/replay.ts';
import { statusAfter } from '../rules/rights.ts';
import type { Change, Goal, GoalDraft, GoalId, GoalPatch } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/** Somebody else changed the goal while the form was open: nothing was saved yet. */
export interface EditedMeanwhile {
  readonly goal: Goal;
  /** What both wrote, put together; where they differ, what was typed here. */
  readonly draft: GoalDraft;
  readonly conflicts: readonly Conflict[];
  /** What was changed elsewhere and stays as it is now. */
  readonly kept: readonly string[];
}

/**
 * The mentee changes a goal. An agreed one is proposed anew where what the two agreed on changes.
 * @param edit.base the revision the form was locked on
 * @returns both versions where the goal was changed since: nothing is overwritten unseen
 * @throws Refusal
 */
export async function editGoal(
  act: PersonalAct,
  id: GoalId,
  edit: { draft: GoalDraft; base: number; reason: string | undefined },
): Promise<EditedMeanwhile | undefined> {
  const locked = await goalRecord.lock(act, id, 'edit');
  const { row: goal } = locked;
  if (await goalRecord.findSince(act.tx, id, edit.base, isEdit)) {
    const before = { ...draftOf(goal), ...replay(await listPatches(act.tx, id, edit.base)) };
    const { draft, conflicts, kept } = mergeDrafts(draftOf(before), edit.draft, draftOf(goal));
    return { goal, draft, conflicts, kept };
  }
  const changes = changesBetween(goal, edit.draft);
  if (changes.length === 0) {
    throw new Refusal('nothing_changed', 'Nothing is different yet. Change something, or close the form.');
  }
  const fields = changes.map(({ field }) => field);
  await reviseGoal(act, locked, {
    kind: 'edited',
    changes,
    reason: edit.reason,
    set: { ...draftPatch(goal, edit.draft, changes), status: statusAfter('edit', goal, fields) },
  });
  return undefined;
}

/** What a changed draft sets. Another measure starts at its own baseline; the old numbers stand in the history. */
export function draftPatch(goal: Goal, draft: GoalDraft, changes: readonly Change[]): GoalPatch {
  const isMeasuredAnew = changes.some(({ field }) => field === 'measure');
  return { ...draft, ...(isMeasuredAnew ? { progress: restart(goal.progress, draft) } : {}) };
}

/** Progress under a new measure: what was reached where it lies on the new way, else its baseline. */
function restart(progress: number, { measure, baseline, target }: GoalDraft): number {
  const within = progress >= Math.min(baseline, target) && progress <= Math.max(baseline, target);
  return measure === 'number' && within ? progress : baseline;
}

/** When it became agreed: a goal that is agreed anew keeps its place. */
export function agreedNow(act: PersonalAct, goal: Goal, status: Goal['status']): { agreedAt?: Date } {
  return status === 'agreed' && goal.agreedAt === null ? { agreedAt: act.now } : {};
}
