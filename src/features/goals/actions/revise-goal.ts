import type { PersonalAct } from '../../../database/act.ts';
import { enqueueUpdate } from '../../../delivery/enqueue.ts';
import { lockMentorship } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Locked } from '../../pair-records/types.ts';
import { goalRecord } from '../pair-record.ts';
import { findGoal, listGoals } from '../queries/goals.ts';
import { findOpenSuggestion, updateSuggestion } from '../queries/suggestions.ts';
import { isOpen } from '../rules/rights.ts';
import type { Change, Goal, GoalId, GoalPatch, GoalVerb, RevisionKind } from '../types.ts';
import { planDeadlineNotes } from './plan-deadline-notes.ts';

export type LockedGoal = Locked<Goal>;

export interface GoalRevision {
  readonly kind: RevisionKind;
  readonly changes?: readonly Change[];
  readonly reason?: string;
  /** What it sets; the revision keeps it, so that all of them together give the goal as it is. */
  readonly set?: GoalPatch;
  /** When that made it agreed or closed. */
  readonly at?: { readonly agreedAt?: Date; readonly closedAt?: Date };
  /** What it was made of, where that can be made something of once. */
  readonly origin?: string;
}

/** As `goalRecord.lock`, where it depends on the other goals of the mentorship: whoever else counts or places them comes before or after. @throws Refusal */
export async function lockAmongOthers(act: PersonalAct, id: GoalId, verb: GoalVerb): Promise<LockedGoal> {
  const found = await findGoal(act.tx, id);
  if (!found) throw notYours();
  await lockMentorship(act.tx, found.mentorshipId);
  return goalRecord.lock(act, id, verb);
}

/** Writes one revision of a locked goal, and what else follows from it. */
export async function reviseGoal(act: PersonalAct, locked: LockedGoal, revision: GoalRevision): Promise<void> {
  const { row: goal, mentorship } = locked;
  const { kind, changes = [], reason = null, origin = null, set = {}, at } = revision;
  const number = goal.revision + 1;
  const patch = patchOf(goal, number, set);
  // The long-term goal shows how far its stepping stones have come.
  if (goal.steppingStoneOf) await enqueueUpdate(act, 'goal.card', goal.steppingStoneOf);
  if (patch.title !== undefined && patch.title !== goal.title) await renameForStones(act, goal);
  if (patch.deadlineRevision === number) await planDeadlineNotes(act, { ...goal, ...patch }, mentorship);
  if (patch.status && !isOpen({ status: patch.status })) await endSuggestion(act, goal.id);
  const content = { changes, reason, origin, patch };
  await goalRecord.revise(act, locked, { kind, content, set: { ...patch, ...at } });
}

/** A deadline that is new, or holds again, is planned for anew; what was planned before is moot. */
function patchOf(goal: Goal, number: number, set: GoalPatch): GoalPatch {
  const isMoved = set.deadlineOn !== undefined && set.deadlineOn !== goal.deadlineOn;
  const isBack = goal.status === 'on_hold' && set.status !== undefined && isOpen({ status: set.status });
  return isMoved || isBack ? { ...set, deadlineRevision: number } : set;
}

/** Its stepping stones name it on their cards. */
async function renameForStones(act: PersonalAct, { id, mentorshipId }: Goal): Promise<void> {
  const stones = (await listGoals(act.tx, [mentorshipId])).filter((goal) => goal.steppingStoneOf === id);
  for (const stone of stones) await enqueueUpdate(act, 'goal.card', stone.id);
}

/** What is closed or rests has nothing to be suggested. */
async function endSuggestion(act: PersonalAct, goalId: GoalId): Promise<void> {
  const open = await findOpenSuggestion(act.tx, goalId);
  if (!open) return;
  await updateSuggestion(act.tx, open.id, 'outdated', act.now);
  await enqueueUpdate(act, 'goal.suggestion', open.id);
}
