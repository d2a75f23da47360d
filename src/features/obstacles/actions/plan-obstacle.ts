import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { addSteps } from '../../goals/actions/add-steps.ts';
import { findGoalForUpdate } from '../../goals/queries/goals.ts';
import { whyNot } from '../../goals/rules/rights.ts';
import type { PlanFields } from '../inputs.ts';
import { newLines } from '../rules/parts.ts';
import type { ObstacleId } from '../types.ts';
import { type HeldObstacle, holdObstacle, requireChange, reviseObstacle, type Written } from './revise-obstacle.ts';

/**
 * Either of the two writes the plan, one step a line. Its new lines become steps of the goal as soon as somebody saves it
 * who may add steps there: a mentor's plan is a proposal until the mentee saves it.
 * @throws Refusal under the field `plan`
 */
export async function planObstacle(act: PersonalAct, id: ObstacleId, written: Written): Promise<void> {
  const held = await holdObstacle(act, id, 'plan', written);
  const plan = written.parts.plan ?? '';
  const lines = (await canAddSteps(act, held)) ? newLines(plan, held.obstacle.steppedLines) : [];
  const parts = lines.length > 0 ? { plan } : requireChange(held.obstacle, { plan });
  if (lines.length > 0) await addToGoal(act, held, lines);
  const steppedLines = [...held.obstacle.steppedLines, ...lines];
  await reviseObstacle(act, held, 'plan', { parts, steppedLines });
}

/** A goal that was closed meanwhile takes no steps; the plan stands all the same. */
async function canAddSteps(act: PersonalAct, { obstacle, role, mentorship }: HeldObstacle): Promise<boolean> {
  const goal = obstacle.goalId === null ? undefined : await findGoalForUpdate(act.tx, obstacle.goalId);
  return goal !== undefined && whyNot('add_steps', goal, role, mentorship) === undefined;
}

async function addToGoal(act: PersonalAct, { obstacle }: HeldObstacle, lines: readonly string[]): Promise<void> {
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
