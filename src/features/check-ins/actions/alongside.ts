import { type FieldName, FieldRefusals, Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { addSteps } from '../../goals/actions/add-steps.ts';
import { tickStep } from '../../goals/actions/tick-step.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { listSteps } from '../../goals/queries/steps.ts';
import { isOpen } from '../../goals/rules/rights.ts';
import type { GoalId, StepId } from '../../goals/types.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { raiseObstacle } from '../../obstacles/actions/raise-obstacle.ts';
import { readParts } from '../../obstacles/rules/parts.ts';
import type { AnswerFields } from '../inputs/answer.ts';

/** What somebody did in the form of a check-in beside answering. */
export interface Alongside {
  readonly ticked: readonly StepId[];
  /** One a line, as on a goal's card. */
  readonly steps: { readonly goalId: GoalId; readonly lines: string } | undefined;
  readonly obstacle: string | undefined;
}

/**
 * Does with an answer what else its form holds, in the same transaction: all of it or nothing. A step that was ticked or
 * removed while the form was open, or whose goal was closed, is passed over: the answer is not lost over it.
 * @throws Refusal under the field
 */
export async function doAlongside(
  act: PersonalAct,
  mentorshipId: MentorshipId,
  { ticked, steps, obstacle }: Alongside,
): Promise<void> {
  if (ticked.length > 0) await tickAll(act, mentorshipId, ticked);
  if (steps) {
    await under('newStep', () => addSteps(act, steps.goalId, { lines: steps.lines }));
  }
  if (obstacle) {
    await under('obstacle', async () => {
      const { challenge } = readParts(['challenge'], { challenge: obstacle });
      await raiseObstacle(act, { mentorshipId, goalId: undefined, challenge });
    });
  }
}

async function tickAll(act: PersonalAct, mentorshipId: MentorshipId, ticked: readonly StepId[]): Promise<void> {
  const goals = (await listGoals(act.tx, [mentorshipId])).filter(isOpen);
  const steps = await listSteps(
    act.tx,
    goals.map(({ id }) => id),
  );
  for (const { id, goalId, tickedAt } of steps) {
    if (ticked.includes(id) && tickedAt === null) await tickStep(act, goalId, id);
  }
}

async function under<T>(field: FieldName<AnswerFields>, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal<AnswerFields>(error.code, error.sentence, field);
    if (error instanceof FieldRefusals) {
      throw new FieldRefusals<AnswerFields>({ [field]: Object.values(error.sentences).join(' ') });
    }
    throw error;
  }
}
