import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { goalRecord } from '../pair-record.ts';
import { findOpenSuggestion } from '../queries/suggestions.ts';
import { isEdit } from '../rules/merge.ts';
import type { GoalId } from '../types.ts';
import { reviseGoal } from './revise-goal.ts';

/**
 * The mentor agrees to a proposed goal.
 * @param base the revision on the card that the mentor saw: nobody agrees to an edit they have not seen
 * @throws Refusal
 */
export async function agreeGoal(act: PersonalAct, id: GoalId, base: number): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'agree');
  if (await goalRecord.findSince(act.tx, id, base, isEdit)) {
    throw new Refusal(
      'edited_meanwhile',
      `${locked.mentorship.mentee.name} changed this goal a moment ago. Look at the card once more, then press Agree.`,
    );
  }
  const waiting = await findOpenSuggestion(act.tx, id);
  if (waiting) {
    throw new Refusal(
      'suggestion_open',
      waiting.personId === act.personId
        ? `Your suggestion still waits for ${locked.mentorship.mentee.name}. Withdraw it first, then press Agree.`
        : `${locked.mentorship.mentee.name} answered with a suggestion. Accept it, or answer it, under the goal’s card.`,
    );
  }
  await reviseGoal(act, locked, {
    kind: 'agreed',
    changes: [{ field: 'status', from: locked.row.status, to: 'agreed' }],
    // A goal that is agreed anew keeps its place among the first three.
    set: { status: 'agreed' },
    at: { agreedAt: locked.row.agreedAt ?? act.now },
  });
}
