import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { addSteps } from '../../goals/actions/add-steps.ts';
import { findGoal } from '../../goals/queries/goals.ts';
import { whyNot } from '../../goals/rules/rights.ts';
import type { PlanFields } from '../inputs.ts';
import { newLines } from '../rules/parts.ts';
import type { ObstacleId } from '../types.ts';
import { type LockedObstacle, lockToWrite, requireChange, reviseObstacle, type Written } from './revise-obstacle.ts';

/**
 * Either of the two writes the plan, one step a line. Its new lines become steps of the goal as soon as somebody saves it
 * who may add steps there: a mentor's plan is a proposal until the mentee saves it.
 * @throws Refusal under the field `plan`
 */
export async function planObstacle(act: PersonalAct, id: ObstacleId, written: Written): Promise<void> {
  const locked = await lockToWrite(act, id, 'plan', written);
  const plan = written.parts.plan ?? '';
  const lines = (await canAddSteps(act, locked)) ? newLines(plan, locked.row.steppedLines) : [];
  const parts = lines.length > 0 ? { plan } : requireChange(locked.row, { plan });
  if (lines.length > 0) await addToGoal(act, locked, lines);
  const steppedLines = [...locked.row.steppedLines, ...lines];
  await reviseObstacle(act, locked, 'plan', { parts, steppedLines });
}

/** A goal that was closed meanwhile takes no steps; the plan stands all the same. */
async function canAddSteps(act: PersonalAct, { row: obstacle, role, mentorship }: LockedObstacle): Promise<boolean> {
  const goal = obstacle.goalId === null ? undefined : await findGoal(act.tx, obstacle.goalId, true);
  return goal !== undefined && whyNot('add_steps', goal, role, mentorship) === undefined;
}

async function addToGoal(act: PersonalAct, { row: obstacle }: LockedObstacle, lines: readonly string[]): Promise<void> {
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
