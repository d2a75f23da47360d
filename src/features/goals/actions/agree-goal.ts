import type { GoalId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** The mentor agrees to a proposed goal. @throws Refusal */
export async function agreeGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const held = await holdGoal(act, id, 'agree');
  await reviseGoal(act, held, {
    kind: 'agreed',
    changes: [{ field: 'status', from: held.goal.status, to: 'agreed' }],
    // A goal that is agreed anew keeps its place among the first three.
    set: { status: 'agreed', agreedAt: held.goal.agreedAt ?? act.now },
  });
}
