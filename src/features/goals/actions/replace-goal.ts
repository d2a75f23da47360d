import type { PersonalAct } from '../../../database/act.ts';
import { holdMentorship } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findGoal } from '../queries/goals.ts';
import type { GoalDraft, GoalId } from '../types.ts';
import { proposeGoal } from './propose-goal.ts';
import { holdGoal, reviseGoal } from './revise-goal.ts';

/** The mentee puts another goal in the place of this one, linked to it, and says why. @throws Refusal */
export async function replaceGoal(
  act: PersonalAct,
  id: GoalId,
  { draft, reason }: { draft: GoalDraft; reason: string },
): Promise<void> {
  const found = await findGoal(act.tx, id);
  if (!found) throw notYours();
  await holdMentorship(act.tx, found.mentorshipId);
  const held = await holdGoal(act, id, 'replace');
  const newGoal = await proposeGoal(act, {
    mentorshipId: held.mentorship.id,
    draft,
    inPlaceOf: held.goal,
  });
  await reviseGoal(act, held, {
    kind: 'replaced',
    changes: [
      { field: 'status', from: held.goal.status, to: 'replaced' },
      { field: 'replaced by', from: null, to: draft.title },
    ],
    reason,
    set: { status: 'replaced', heldFrom: null, replacedBy: newGoal },
    at: { closedAt: act.now },
  });
}
