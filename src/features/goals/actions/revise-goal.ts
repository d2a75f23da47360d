import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, requirePartner, theirDm } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { findGoalForUpdate, listGoals, updateGoal } from '../queries/goals.ts';
import { insertRevision } from '../queries/revisions.ts';
import { findOpenSuggestion, updateSuggestion } from '../queries/suggestions.ts';
import { type GoalVerb, isOpen, whyNot } from '../rules/rights.ts';
import type { Change, Goal, GoalId, GoalPatch, RevisionKind } from '../types.ts';
import { planDeadlineNotes } from './plan-deadline-notes.ts';

export interface HeldGoal {
  readonly goal: Goal;
  readonly mentorship: Mentorship;
  readonly role: Role;
}

/** Holds the goal for what this person wants to do with it. @throws Refusal where they may not, or not now */
export async function holdGoal(act: PersonalAct, id: GoalId, verb: GoalVerb): Promise<HeldGoal> {
  const goal = await findGoalForUpdate(act.tx, id);
  if (!goal) throw notYours();
  // What was shown to others can be taken back at any time, also when the two are no longer a pair.
  const find = verb === 'unshare' ? requirePartner : requireActivePartner;
  const { mentorship, role } = await find(act, goal.mentorshipId);
  const refusal = whyNot(verb, goal, role, mentorship);
  if (refusal) throw refusal;
  return { goal, mentorship, role };
}

export interface NewRevision {
  readonly kind: RevisionKind;
  readonly changes?: readonly Change[];
  readonly reason?: string | undefined;
  /** What it sets; the revision keeps it, so that all of them together give the goal as it is. */
  readonly set?: GoalPatch;
  /** When that made it agreed or closed. */
  readonly at?: { readonly agreedAt?: Date; readonly closedAt?: Date };
  /** What it was made of, where that can be made something of once. */
  readonly origin?: string | undefined;
}

/** What the other one is told in the card's thread; the card's own update notifies nobody. */
const news: ReadonlySet<RevisionKind> = new Set([
  ...(['agreed', 'reopened', 'commented', 'edited', 'suggestion_accepted'] as const),
  ...(['held', 'resumed', 'replaced', 'achieved', 'dropped'] as const),
]);

/** Writes one revision of a held goal: the state, the history, the card, and the news for the other one. */
export async function reviseGoal(act: PersonalAct, held: HeldGoal, revision: NewRevision): Promise<number> {
  const { goal, mentorship } = held;
  const number = goal.revision + 1;
  const patch = patchOf(goal, number, revision.set ?? {});
  await updateGoal(act.tx, goal.id, number, { ...patch, ...revision.at });
  await insertRevision(act.tx, {
    workspaceId: act.workspaceId,
    goalId: goal.id,
    number,
    kind: revision.kind,
    changes: revision.changes ?? [],
    reason: revision.reason ?? null,
    personId: act.personId,
    at: act.now,
    origin: revision.origin ?? null,
    patch,
  });
  await enqueueUpdate(act, 'goal.card', goal.id);
  // The long-term goal shows how far its stepping stones have come.
  if (goal.steppingStoneOf) await enqueueUpdate(act, 'goal.card', goal.steppingStoneOf);
  if (patch.title !== undefined && patch.title !== goal.title) await renameForStones(act, goal);
  if (patch.deadlineRevision === number) await planDeadlineNotes(act, { ...goal, ...patch }, mentorship);
  if (patch.status && !isOpen({ status: patch.status })) await endSuggestion(act, goal.id);
  if (news.has(revision.kind)) {
    await enqueue(act, 'goal.news', [goal.id, number], { target: theirDm(mentorship) });
  }
  const event = `goal.${revision.kind}` as const;
  await record(act, { event, mentorshipId: mentorship.id, subjectId: goal.id, detail: { revision: number } });
  return number;
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
