import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import type { GoalId } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/** The mentee has reached the goal. Whoever listens to it offers to celebrate. @throws Refusal */
export async function achieveGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'achieve');
  await reviseGoal(act, locked, {
    kind: 'achieved',
    changes: [{ field: 'status', from: locked.row.status, to: 'achieved' }],
    set: { status: 'achieved', progress: locked.row.target },
    at: { closedAt: act.now },
  });
}

/** The mentee lets the goal go and says why; its history stays. @throws Refusal */
export async function dropGoal(act: PersonalAct, id: GoalId, { reason }: { reason: string }): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'drop');
  await reviseGoal(act, locked, {
    kind: 'dropped',
    changes: [{ field: 'status', from: locked.row.status, to: 'dropped' }],
    reason,
    set: { status: 'dropped', heldFrom: null },
    at: { closedAt: act.now },
  });
}
