import type { GoalDraft, Revision } from '../types.ts';
import { editable } from './draft.ts';

/** Whether it changed what is written of the goal: it is to be seen before somebody else agrees, or writes over it. */
export function isEdit({ kind }: Pick<Revision, 'kind'>): boolean {
  return kind === 'edited' || kind === 'suggestion_accepted';
}

/** A field that two people changed in different ways since both saw the same. */
export interface Conflict {
  readonly field: string;
  /** How it reads now, in words. */
  readonly now: string;
  /** How the other change would have it, in words. */
  readonly wanted: string;
}

export interface Merged {
  /** Every change of both; where both changed the same, what was wanted last. */
  readonly draft: GoalDraft;
  readonly conflicts: readonly Conflict[];
  /** What somebody else changed meanwhile and the other did not touch: it is kept. */
  readonly kept: readonly string[];
}

/**
 * Puts a change on top of a goal that may have changed meanwhile, field by field.
 * @param before what its author saw
 * @param wanted what they made of it
 * @param now how the goal reads today
 */
export function mergeDrafts(before: GoalDraft, wanted: GoalDraft, now: GoalDraft): Merged {
  let draft = wanted;
  const conflicts: Conflict[] = [];
  const kept: string[] = [];
  for (const { field, keys, show } of editable) {
    if (show(before) === show(now) || show(now) === show(wanted)) continue;
    if (show(before) === show(wanted)) {
      draft = { ...draft, ...Object.fromEntries(keys.map((key) => [key, now[key]])) };
      kept.push(field);
    } else conflicts.push({ field, now: show(now), wanted: show(wanted) });
  }
  return { draft, conflicts, kept };
}
