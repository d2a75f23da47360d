import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import { listMadeOf } from '../queries/revisions.ts';
import { insertSteps, listSteps } from '../queries/steps.ts';
import { namesOf } from '../rules/step-assignee.ts';
import { stepInWords } from '../rules/step-change.ts';
import { openSteps, readSteps, whyNotMoreSteps } from '../rules/steps.ts';
import type { GoalId, StepDraft } from '../types.ts';
import { type LockedGoal, reviseGoal } from './revise-goal.ts';

/** Adds steps, one a line, after those that are there. @throws Refusal */
export async function addSteps(act: PersonalAct, id: GoalId, { lines }: { lines: string }): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'add_steps');
  const { mentorship } = locked;
  const open = await countOpen(act, id);
  await add(act, locked, readSteps(lines, open, act.now, mentorship.mentee.timeZone, namesOf(mentorship)));
}

/**
 * As `addSteps`, with steps that are no lines.
 * @param added.origin what they come from: it becomes steps once
 * @throws Refusal
 */
export async function addStepDrafts(
  act: PersonalAct,
  id: GoalId,
  { steps, origin }: { steps: readonly StepDraft[]; origin: string },
): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'add_steps');
  if ((await listMadeOf(act.tx, [origin])).has(origin)) return;
  const refusal = whyNotMoreSteps(await countOpen(act, id), steps.length);
  if (refusal) throw refusal;
  await add(act, locked, steps, origin);
}

async function countOpen(act: PersonalAct, id: GoalId): Promise<number> {
  return openSteps(await listSteps(act.tx, [id])).length;
}

async function add(act: PersonalAct, locked: LockedGoal, steps: readonly StepDraft[], origin?: string): Promise<void> {
  const names = namesOf(locked.mentorship);
  await insertSteps(act.tx, act.workspaceId, locked.row.id, steps);
  await reviseGoal(act, locked, {
    kind: 'steps_added',
    changes: steps.map((step) => ({ field: 'step', from: null, to: stepInWords(step, names) })),
    origin,
  });
}
