import type { PersonalAct } from '../../../database/act.ts';
import type { GoalId } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** The mentee shows title and progress of a goal to the program leads, and nothing else of it. @throws Refusal */
export async function shareGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const held = await holdGoal(act, id, 'share');
  if (held.goal.isShared) return;
  await reviseGoal(act, held, { kind: 'shared', set: { isShared: true } });
}

/** The mentee takes that back: from the next look on, nobody else sees it. @throws Refusal */
export async function unshareGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const held = await holdGoal(act, id, 'unshare');
  if (!held.goal.isShared) return;
  await reviseGoal(act, held, { kind: 'unshared', set: { isShared: false } });
}
