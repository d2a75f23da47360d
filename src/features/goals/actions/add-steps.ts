import type { GoalId } from '../../../core/ids.ts';
import { dateInWords } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { hasRevisionOfRequest } from '../queries/revisions.ts';
import { insertSteps, listSteps } from '../queries/steps.ts';
import { openSteps, readSteps } from '../rules/steps.ts';
import type { StepDraft } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** Adds steps, one a line, after those that are there. @throws Refusal */
export async function addSteps(
  act: PersonalAct,
  id: GoalId,
  added: { lines: string; requestKey: string },
): Promise<void> {
  const held = await holdGoal(act, id, 'add_steps');
  if (await hasRevisionOfRequest(act.tx, added.requestKey)) return;
  const open = openSteps(await listSteps(act.tx, [id])).length;
  const steps = readSteps(added.lines, open, act.now, held.mentorship.mentee.timeZone);
  await insertSteps(act.tx, act.workspaceId, id, steps);
  await reviseGoal(act, held, {
    kind: 'steps_added',
    changes: steps.map((step) => ({ field: 'step', from: null, to: stepInWords(step) })),
    requestKey: added.requestKey,
  });
}

function stepInWords({ title, dueOn, isMilestone }: StepDraft): string {
  return `${title}${dueOn ? ` (by ${dateInWords(dueOn)})` : ''}${isMilestone ? ' ◆ Milestone' : ''}`;
}
