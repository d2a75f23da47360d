import type { PersonalAct } from '../../../database/act.ts';
import type { GoalDraft, GoalId } from '../types.ts';
import { proposeGoal } from './propose-goal.ts';
import { lockAmongOthers, reviseGoal } from './revise-goal.ts';

/** The mentee puts another goal in the place of this one, linked to it, and says why. @throws Refusal */
export async function replaceGoal(
  act: PersonalAct,
  id: GoalId,
  { draft, reason }: { draft: GoalDraft; reason: string },
): Promise<void> {
  const locked = await lockAmongOthers(act, id, 'replace');
  const newGoal = await proposeGoal(act, {
    mentorshipId: locked.mentorship.id,
    draft,
    inPlaceOf: locked.row,
  });
  await reviseGoal(act, locked, {
    kind: 'replaced',
    changes: [
      { field: 'status', from: locked.row.status, to: 'replaced' },
      { field: 'replaced by', from: null, to: draft.title },
    ],
    reason,
    set: { status: 'replaced', heldFrom: null, replacedBy: newGoal },
    at: { closedAt: act.now },
  });
}
