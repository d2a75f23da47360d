import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import { listGoals } from '../queries/goals.ts';
import { focusSize, isInFocus } from '../rules/focus.ts';
import { isOpen, statusAfter } from '../rules/rights.ts';
import type { GoalId } from '../types.ts';
import { lockAmongOthers, reviseGoal } from './revise-goal.ts';

interface Reasoned {
  readonly reason: string;
}

/** The mentee lets a goal rest, and says why: nothing asks about it until it is taken up again. @throws Refusal */
export async function putOnHold(act: PersonalAct, id: GoalId, { reason }: Reasoned): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'hold');
  const { status } = locked.row;
  await reviseGoal(act, locked, {
    kind: 'held',
    changes: [{ field: 'status', from: status, to: 'on hold' }],
    reason,
    set: { status: statusAfter('hold', locked.row), ...(isOpen(locked.row) ? { heldFrom: asOpen(status) } : {}) },
  });
}

function asOpen(status: string): 'proposed' | 'agreed' {
  return status === 'agreed' ? 'agreed' : 'proposed';
}

/** The mentee goes on with a goal: in focus where there is room, else parked. @throws Refusal */
export async function resumeGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const locked = await lockAmongOthers(act, id, 'resume');
  const { row: goal, mentorship } = locked;
  const isFull = (await listGoals(act.tx, [mentorship.id])).filter(isInFocus).length >= focusSize;
  const status = statusAfter('resume', goal);
  await reviseGoal(act, locked, {
    kind: 'resumed',
    changes: [{ field: 'status', from: 'on hold', to: status }],
    set: { status, heldFrom: null, ...(isFull && !goal.isParked ? { isParked: true } : {}) },
  });
  if (isFull && !goal.isParked) act.followUp({ modal: 'goals.focus', subject: id });
}

/** Either of the two wants to talk about an agreed goal again, and says why. @throws Refusal */
export async function reopenGoal(act: PersonalAct, id: GoalId, { reason }: Reasoned): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'reopen');
  await reviseGoal(act, locked, {
    kind: 'reopened',
    changes: [{ field: 'status', from: locked.row.status, to: 'proposed' }],
    reason,
    set: { status: statusAfter('reopen', locked.row) },
  });
}
