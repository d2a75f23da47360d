import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { addSteps } from '../../goals/actions/add-steps.ts';
import { findGoal } from '../../goals/queries/goals.ts';
import { whyNot } from '../../goals/rules/rights.ts';
import type { PlanFields } from '../inputs.ts';
import { newLines } from '../rules/parts.ts';
import type { ObstacleId } from '../types.ts';
import { lockToWrite, type OpenedObstacle, requireChange, reviseObstacle, type Written } from './revise-obstacle.ts';

/**
 * Either of the two writes the plan, one step a line. Its new lines become steps of the goal as soon as somebody saves it
 * who may add steps there: a mentor's plan is a proposal until the mentee saves it.
 * @throws Refusal under the field `plan`
 */
export async function planObstacle(act: PersonalAct, id: ObstacleId, written: Written): Promise<void> {
  const opened = await lockToWrite(act, id, 'plan', written);
  const plan = written.parts.plan ?? '';
  const lines = (await canAddSteps(act, opened)) ? newLines(plan, opened.row.steppedLines) : [];
  const parts = lines.length > 0 ? { plan } : requireChange(opened.row, { plan });
  if (lines.length > 0) await addToGoal(act, opened, lines);
  const steppedLines = [...opened.row.steppedLines, ...lines];
  await reviseObstacle(act, opened, 'plan', { parts, steppedLines });
}

/** A goal that was closed meanwhile takes no steps; the plan stands all the same. */
async function canAddSteps(act: PersonalAct, { row: obstacle, role, mentorship }: OpenedObstacle): Promise<boolean> {
  const goal = obstacle.goalId === null ? undefined : await findGoal(act.tx, obstacle.goalId, true);
  return goal !== undefined && whyNot('add_steps', goal, role, mentorship) === undefined;
}

async function addToGoal(act: PersonalAct, { row: obstacle }: OpenedObstacle, lines: readonly string[]): Promise<void> {
  if (!obstacle.goalId) return;
  try {
    await addSteps(act, obstacle.goalId, { lines: lines.join('\n') });
  } catch (error) {
    // Whatever is wrong with the steps stands in the plan here.
    if (error instanceof Refusal && error.field !== undefined) {
      throw new Refusal<PlanFields>(error.code, error.sentence, 'plan');
    }
    throw error;
  }
}
