import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import type { GoalId } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/** The mentee shows title and progress of a goal to the program leads, and nothing else of it. @throws Refusal */
export async function shareGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'share');
  if (locked.row.isShared) return;
  await reviseGoal(act, locked, { kind: 'shared', set: { isShared: true } });
}

/** The mentee takes that back: from the next look on, nobody else sees it. @throws Refusal */
export async function unshareGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'unshare');
  if (!locked.row.isShared) return;
  await reviseGoal(act, locked, { kind: 'unshared', set: { isShared: false } });
}
