import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import { amountInWords } from '../rules/progress.ts';
import type { GoalId } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/**
 * Where the mentee stands now, in the goal's unit. The same number with nothing to say about it is no news.
 * @throws Refusal
 */
export async function logProgress(
  act: PersonalAct,
  id: GoalId,
  logged: { progress: number; note: string | undefined },
): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'log_progress');
  const { row: goal } = locked;
  if (logged.progress === goal.progress && logged.note === undefined) return;
  await reviseGoal(act, locked, {
    kind: 'progress_logged',
    changes: [
      { field: 'progress', from: amountInWords(goal.progress, goal), to: amountInWords(logged.progress, goal) },
    ],
    reason: logged.note,
    set: { progress: logged.progress },
  });
}
