import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { holdMentorship } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findGoal, listGoals } from '../queries/goals.ts';
import { focusSize, isInFocus } from '../rules/focus.ts';
import type { GoalId } from '../types.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** The mentee works on it now: check-ins ask about it. @throws Refusal where three are in focus already */
export async function focusGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const found = await findGoal(act.tx, id);
  if (!found) throw notYours();
  // The mentorship first: how many are in focus is counted over all of its goals.
  await holdMentorship(act.tx, found.mentorshipId);
  const held = await holdGoal(act, id, 'focus');
  if (!held.goal.isParked) return;
  const inFocus = (await listGoals(act.tx, [held.mentorship.id])).filter(isInFocus);
  if (inFocus.length >= focusSize) {
    throw new Refusal(
      'focus_full',
      `${focusSize} goals are in focus already: ${inFocus.map(({ title }) => `“${title}”`).join(', ')}. Park one of them first.`,
    );
  }
  await reviseGoal(act, held, {
    kind: 'focused',
    changes: [{ field: 'focus', from: 'parked', to: 'in focus' }],
    set: { isParked: false },
  });
}

/** The mentee leaves it for later: it stays open, and check-ins do not ask about it. @throws Refusal */
export async function parkGoal(act: PersonalAct, id: GoalId): Promise<void> {
  const held = await holdGoal(act, id, 'park');
  if (held.goal.isParked) return;
  await reviseGoal(act, held, {
    kind: 'parked',
    changes: [{ field: 'focus', from: 'in focus', to: 'parked' }],
    set: { isParked: true },
  });
}
