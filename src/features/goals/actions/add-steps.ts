import type { GoalId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { hasRevisionOfRequest } from '../queries/revisions.ts';
import { insertSteps, listSteps } from '../queries/steps.ts';
import { namesOf } from '../rules/step-assignee.ts';
import { stepInWords } from '../rules/step-change.ts';
import { openSteps, readSteps } from '../rules/steps.ts';
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
  const names = namesOf(held.mentorship);
  const steps = readSteps(added.lines, open, act.now, held.mentorship.mentee.timeZone, names);
  await insertSteps(act.tx, act.workspaceId, id, steps);
  await reviseGoal(act, held, {
    kind: 'steps_added',
    changes: steps.map((step) => ({ field: 'step', from: null, to: stepInWords(step, names) })),
    requestKey: added.requestKey,
  });
}
