import type { PersonalAct } from '../../../database/act.ts';
import { hasRevisionOfRequest } from '../queries/revisions.ts';
import type { GoalId } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** Either of the two says something about a goal. @throws Refusal */
export async function commentGoal(
  act: PersonalAct,
  id: GoalId,
  comment: { words: string; requestKey: string },
): Promise<void> {
  const held = await holdGoal(act, id, 'comment');
  if (await hasRevisionOfRequest(act.tx, comment.requestKey)) return;
  await reviseGoal(act, held, { kind: 'commented', reason: comment.words, requestKey: comment.requestKey });
}
