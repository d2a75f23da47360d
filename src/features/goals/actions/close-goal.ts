import type { PersonalAct } from '../../../database/act.ts';
import type { GoalId } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** The mentee has reached the goal. Whoever listens to it offers to celebrate. @throws Refusal */
export async function achieveGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const held = await holdGoal(act, id, 'achieve');
  await reviseGoal(act, held, {
    kind: 'achieved',
    changes: [{ field: 'status', from: held.goal.status, to: 'achieved' }],
    set: { status: 'achieved', progress: held.goal.target },
    at: { closedAt: act.now },
  });
}

/** The mentee lets the goal go and says why; its history stays. @throws Refusal */
export async function dropGoal(act: PersonalAct, id: GoalId, { reason }: { reason: string }): Promise<void> {
  const held = await holdGoal(act, id, 'drop');
  await reviseGoal(act, held, {
    kind: 'dropped',
    changes: [{ field: 'status', from: held.goal.status, to: 'dropped' }],
    reason,
    set: { status: 'dropped', heldFrom: null },
    at: { closedAt: act.now },
  });
}
