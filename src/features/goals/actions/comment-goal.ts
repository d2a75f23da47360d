import type { PersonalAct } from '../../../database/act.ts';
import type { GoalId } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** Either of the two says something about a goal. @throws Refusal */
export async function commentGoal(act: PersonalAct, id: GoalId, { words }: { words: string }): Promise<void> {
  const held = await holdGoal(act, id, 'comment');
  await reviseGoal(act, held, { kind: 'commented', reason: words });
}
