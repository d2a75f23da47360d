import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import type { GoalId } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/** Either of the two says something about a goal. @throws Refusal */
export async function commentGoal(act: PersonalAct, id: GoalId, { words }: { words: string }): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'comment');
  await reviseGoal(act, locked, { kind: 'commented', reason: words });
}
