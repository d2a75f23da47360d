import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import { listGoals } from '../queries/goals.ts';
import { focusSize, isInFocus } from '../rules/focus.ts';
import type { GoalId } from '../types.ts';
import { lockAmongOthers, reviseGoal } from './revise-goal.ts';

/** The mentee works on it now: check-ins ask about it. @throws Refusal where three are in focus already */
export async function focusGoal(act: PersonalAct, id: GoalId): Promise<void> {
  // The mentorship first: how many are in focus is counted over all of its goals.
  const locked = await lockAmongOthers(act, id, 'focus');
  if (!locked.row.isParked) return;
  const inFocus = (await listGoals(act.tx, [locked.mentorship.id])).filter(isInFocus);
  if (inFocus.length >= focusSize) {
    throw new Refusal(
      'focus_full',
      `${focusSize} goals are in focus already: ${inFocus.map(({ title }) => `“${title}”`).join(', ')}. Park one of them first.`,
    );
  }
  await reviseGoal(act, locked, {
    kind: 'focused',
    changes: [{ field: 'focus', from: 'parked', to: 'in focus' }],
    set: { isParked: false },
  });
}

/** The mentee leaves it for later: it stays open, and check-ins do not ask about it. @throws Refusal */
export async function parkGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'park');
  if (locked.row.isParked) return;
  await reviseGoal(act, locked, {
    kind: 'parked',
    changes: [{ field: 'focus', from: 'in focus', to: 'parked' }],
    set: { isParked: true },
  });
}
