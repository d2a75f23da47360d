import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueueUpdate } from '../../../delivery/enqueue.ts';
import { updateSuggestion } from '../queries/suggestions.ts';
import { changesBetween, draftOf } from '../rules/draft.ts';
import { mergeDrafts } from '../rules/merge.ts';
import { statusAfter } from '../rules/rights.ts';
import type { SuggestionId } from '../types.ts';
import { agreedNow, draftPatch } from './edit-goal.ts';
import { reviseGoal } from './revise-goal.ts';
import { lockSuggestion } from './suggest-goal.ts';

/**
 * Whom a suggestion waits for takes it over: what the two now both want is agreed. Changes made meanwhile stay, unless
 * they are to the same field.
 * @throws Refusal
 */
export async function acceptSuggestion(act: PersonalAct, id: SuggestionId): Promise<void> {
  const { locked, suggestion } = await lockSuggestion(act, id, 'accept');
  const { row: goal } = locked;
  const { draft, conflicts, kept } = mergeDrafts(suggestion.before, suggestion.draft, draftOf(goal));
  const [conflict] = conflicts;
  if (conflict) {
    throw new Refusal(
      'edited_meanwhile',
      `The ${conflict.field} was changed after this was suggested: it now says “${conflict.now}”, the suggestion “${conflict.wanted}”. Press “Answer with another” to say what it should be.`,
    );
  }
  await updateSuggestion(act.tx, id, 'accepted', act.now);
  await enqueueUpdate(act, 'goal.suggestion', id);
  const status = statusAfter('accept', goal, kept);
  const changes = changesBetween(goal, draft);
  await reviseGoal(act, locked, {
    kind: 'suggestion_accepted',
    changes: [...changes, ...(status === goal.status ? [] : [{ field: 'status', from: goal.status, to: status }])],
    set: { ...draftPatch(goal, draft, changes), status },
    at: agreedNow(act, goal, status),
  });
}

/** Whoever suggested it takes it back. @throws Refusal */
export async function withdrawSuggestion(act: PersonalAct, id: SuggestionId): Promise<void> {
  const { locked } = await lockSuggestion(act, id, 'withdraw');
  await updateSuggestion(act.tx, id, 'withdrawn', act.now);
  await enqueueUpdate(act, 'goal.suggestion', id);
  await reviseGoal(act, locked, { kind: 'suggestion_withdrawn' });
}
