import type { PersonalAct } from '../../../database/act.ts';
import { hasRevisionOfRequest } from '../queries/revisions.ts';
import { insertSteps, listSteps } from '../queries/steps.ts';
import { namesOf } from '../rules/step-assignee.ts';
import { stepInWords } from '../rules/step-change.ts';
import { openSteps, readSteps, whyNotMoreSteps } from '../rules/steps.ts';
import type { GoalId, StepDraft } from '../types.ts';
import { type HeldGoal, holdGoal, reviseGoal } from './revise-goal.ts';

/** Adds steps, one a line, after those that are there. @throws Refusal */
export async function addSteps(
  act: PersonalAct,
  id: GoalId,
  added: { lines: string; requestKey: string },
): Promise<void> {
  await add(act, id, added.requestKey, ({ mentorship }, open) =>
    readSteps(added.lines, open, act.now, mentorship.mentee.timeZone, namesOf(mentorship)),
  );
}

/** As `addSteps`, with steps that are no lines. @throws Refusal */
export async function addStepDrafts(
  act: PersonalAct,
  id: GoalId,
  added: { steps: readonly StepDraft[]; requestKey: string },
): Promise<void> {
  await add(act, id, added.requestKey, (_held, open) => {
    const refusal = whyNotMoreSteps(open, added.steps.length);
    if (refusal) throw refusal;
    return added.steps;
  });
}

async function add(
  act: PersonalAct,
  id: GoalId,
  requestKey: string,
  stepsOf: (held: HeldGoal, open: number) => readonly StepDraft[],
): Promise<void> {
  const held = await holdGoal(act, id, 'add_steps');
  if (await hasRevisionOfRequest(act.tx, requestKey)) return;
  const steps = stepsOf(held, openSteps(await listSteps(act.tx, [id])).length);
  const names = namesOf(held.mentorship);
  await insertSteps(act.tx, act.workspaceId, id, steps);
  await reviseGoal(act, held, {
    kind: 'steps_added',
    changes: steps.map((step) => ({ field: 'step', from: null, to: stepInWords(step, names) })),
    requestKey,
  });
}
