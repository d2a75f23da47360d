import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { theirDm } from '../../mentorships/actions.ts';
import { notYours, partnerOf } from '../../mentorships/rules.ts';
import { goalRecord } from '../pair-record.ts';
import { findOpenSuggestion, findSuggestion, insertSuggestion, updateSuggestion } from '../queries/suggestions.ts';
import { changesBetween, draftOf } from '../rules/draft.ts';
import type { Change, GoalDraft, GoalId, Suggestion, SuggestionId } from '../types.ts';
import { type LockedGoal, reviseGoal } from './revise-goal.ts';

export interface NewSuggestion {
  readonly draft: GoalDraft;
  readonly comment: string;
}

/** The mentor asks for a change; nothing changes before the mentee accepts it. @throws Refusal */
export async function suggestChange(act: PersonalAct, id: GoalId, suggested: NewSuggestion): Promise<void> {
  const locked = await goalRecord.lock(act, id, 'suggest');
  const waiting = await findOpenSuggestion(act.tx, id);
  if (waiting) throw stillOpen(locked, waiting);
  const changes = changesOf(locked, suggested);
  await reviseGoal(act, locked, { kind: 'suggested', changes, reason: suggested.comment });
  await keep(act, locked, suggested, null);
}

/** Whom a suggestion waits for answers it with another one. @throws Refusal */
export async function counterSuggestion(act: PersonalAct, id: SuggestionId, suggested: NewSuggestion): Promise<void> {
  const { locked } = await lockSuggestion(act, id, 'counter');
  const changes = changesOf(locked, suggested);
  await updateSuggestion(act.tx, id, 'countered', act.now);
  await enqueueUpdate(act, 'goal.suggestion', id);
  await reviseGoal(act, locked, { kind: 'suggestion_countered', changes, reason: suggested.comment });
  await keep(act, locked, suggested, id);
}

async function keep(act: PersonalAct, locked: LockedGoal, suggested: NewSuggestion, counters: SuggestionId | null) {
  const { row: goal, mentorship } = locked;
  const id = newId<SuggestionId>();
  await insertSuggestion(act.tx, {
    workspaceId: act.workspaceId,
    id,
    goalId: goal.id,
    state: 'open',
    personId: act.personId,
    comment: suggested.comment,
    base: goal.revision,
    before: draftOf(goal),
    draft: suggested.draft,
    counters,
    createdAt: act.now,
  });
  await enqueue(act, 'goal.suggestion', id, { target: theirDm(mentorship) });
}

function changesOf({ row: goal }: LockedGoal, { draft }: NewSuggestion): Change[] {
  const changes = changesBetween(goal, draft);
  if (changes.length === 0) {
    throw new Refusal(
      'nothing_changed',
      'Nothing is different from the goal as it stands. Change something, or close the form.',
    );
  }
  return changes;
}

function stillOpen({ mentorship }: LockedGoal, { personId }: Suggestion): Refusal {
  const other = partnerOf(mentorship, personId).name;
  return new Refusal(
    'suggestion_open',
    `A suggestion for this goal still waits for ${other}. It can be accepted, answered or withdrawn under the goal’s card; then there is room for the next.`,
  );
}

const endWords: Readonly<Record<Exclude<Suggestion['state'], 'open'>, string>> = {
  accepted: 'has been accepted',
  countered: 'has been answered with another',
  withdrawn: 'has been withdrawn',
  outdated: 'is out of date: the goal was closed or put on hold meanwhile',
};

/**
 * Locks the goal of an open suggestion for what this person wants to do with it: its author withdraws it, the other one
 * accepts or counters.
 * @throws Refusal
 */
export async function lockSuggestion(
  act: PersonalAct,
  id: SuggestionId,
  verb: 'accept' | 'counter' | 'withdraw',
): Promise<{ locked: LockedGoal; suggestion: Suggestion }> {
  const found = await findSuggestion(act.tx, id);
  if (!found) throw notYours();
  const locked = await goalRecord.lock(act, found.goalId, verb);
  // Read again: it may have been answered before the goal was locked.
  const suggestion = await findSuggestion(act.tx, id);
  const state = suggestion?.state ?? 'outdated';
  if (!suggestion || state !== 'open') {
    const words = endWords[state === 'open' ? 'outdated' : state];
    throw new Refusal('suggestion_ended', `This suggestion ${words}. Look at the goal’s card to see where it stands.`);
  }
  const isAuthor = suggestion.personId === act.personId;
  const { mentorship } = locked;
  if (verb === 'withdraw' && !isAuthor) {
    const author = partnerOf(mentorship, act.personId).name;
    throw new Refusal('not_your_part', `Only ${author} can withdraw this suggestion; you can accept it or answer it.`);
  }
  if (verb !== 'withdraw' && isAuthor) {
    const other = partnerOf(mentorship, act.personId).name;
    throw new Refusal('not_your_part', `This suggestion is yours: it waits for ${other}. You can withdraw it.`);
  }
  return { locked, suggestion };
}
