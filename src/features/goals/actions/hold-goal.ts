import type { PersonalAct } from '../../../database/act.ts';
import { holdMentorship } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findGoal, listGoals } from '../queries/goals.ts';
import { focusSize, isInFocus } from '../rules/focus.ts';
import { isOpen, statusAfter } from '../rules/rights.ts';
import type { GoalId } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

interface Reasoned {
  readonly reason: string;
}

/** The mentee lets a goal rest, and says why: nothing asks about it until it is taken up again. @throws Refusal */
export async function putOnHold(act: PersonalAct, id: GoalId, { reason }: Reasoned): Promise<void> {
  const held = await holdGoal(act, id, 'hold');
  const { status } = held.goal;
  await reviseGoal(act, held, {
    kind: 'held',
    changes: [{ field: 'status', from: status, to: 'on hold' }],
    reason,
    set: { status: statusAfter('hold', held.goal), ...(isOpen(held.goal) ? { heldFrom: asOpen(status) } : {}) },
  });
}

function asOpen(status: string): 'proposed' | 'agreed' {
  return status === 'agreed' ? 'agreed' : 'proposed';
}

/** The mentee goes on with a goal: in focus where there is room, else parked. @throws Refusal */
export async function resumeGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const found = await findGoal(act.tx, id);
  if (!found) throw notYours();
  await holdMentorship(act.tx, found.mentorshipId);
  const held = await holdGoal(act, id, 'resume');
  const { goal, mentorship } = held;
  const isFull = (await listGoals(act.tx, [mentorship.id])).filter(isInFocus).length >= focusSize;
  const status = statusAfter('resume', goal);
  await reviseGoal(act, held, {
    kind: 'resumed',
    changes: [{ field: 'status', from: 'on hold', to: status }],
    set: { status, heldFrom: null, ...(isFull && !goal.isParked ? { isParked: true } : {}) },
  });
  if (isFull && !goal.isParked) act.followUp({ modal: 'goals.focus', subject: id });
}

/** Either of the two wants to talk about an agreed goal again, and says why. @throws Refusal */
export async function reopenGoal(act: PersonalAct, id: GoalId, { reason }: Reasoned): Promise<void> {
  const held = await holdGoal(act, id, 'reopen');
  await reviseGoal(act, held, {
    kind: 'reopened',
    changes: [{ field: 'status', from: held.goal.status, to: 'proposed' }],
    reason,
    set: { status: statusAfter('reopen', held.goal) },
  });
}
