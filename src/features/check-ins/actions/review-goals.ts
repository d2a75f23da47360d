import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { dropGoal } from '../../goals/actions/close-goal.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { focusOf } from '../../goals/rules/focus.ts';
import type { Goal } from '../../goals/types.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { listGoalReviews, upsertGoalReviews } from '../queries/goal-reviews.ts';
import { listParticipations, upsertParticipation } from '../queries/participations.ts';
import { whyNotAnswer } from '../rules/answers.ts';
import { type Chosen, readReview } from '../rules/review.ts';
import type { CheckIn, CheckInId, GoalReview, ReviewChoice } from '../types.ts';
import { lockCheckIn } from './lock-check-in.ts';

export interface Reviewed extends Chosen {
  readonly focusFits: boolean;
}

/** What a review is about: the focus goals, and what this person said of them before. @throws Refusal */
export async function openReview(
  act: PersonalAct,
  id: CheckInId,
): Promise<{ checkIn: CheckIn; mentorship: Mentorship; role: Role; focus: Goal[]; own: GoalReview[] }> {
  const locked = await lockCheckIn(act, id);
  if (!locked) throw notYours();
  const { checkIn, newestId } = locked;
  const { mentorship, role } = await requireActivePartner(act, checkIn.mentorshipId);
  const refusal = whyNotAnswer(checkIn, newestId);
  if (refusal) throw refusal;
  const reviews = await listGoalReviews(act.tx, [id]);
  return {
    checkIn,
    mentorship,
    role,
    focus: focusOf(await listGoals(act.tx, [mentorship.id])),
    own: reviews.filter(({ personId }) => personId === act.personId),
  };
}

/**
 * Keeps what one of the two thinks of each focus goal. The goals are the mentee's: what they drop is dropped at once, the
 * mentor's words are advice. What each said is a message of its own in the thread; thinking again changes it. A repeat does nothing.
 * @returns the goals that now want a form: to be adjusted or replaced; none for a mentor
 * @throws Refusal
 */
export async function reviewGoals(
  act: PersonalAct,
  id: CheckInId,
  { focusFits, ...chosen }: Reviewed,
): Promise<{ role: Role; mentorship: Mentorship; toDo: { goal: Goal; choice: ReviewChoice }[] }> {
  const { mentorship, role, focus, own: before } = await openReview(act, id);
  const reviewed = readReview(role, focus, chosen);
  const toDo = role === 'mentee' ? reviewed.filter(({ choice }) => choice === 'adjust' || choice === 'replace') : [];
  const own = { checkInId: id, personId: act.personId };
  const fits = (await listParticipations(act.tx, [id])).find(({ personId }) => personId === act.personId)?.focusFits;
  const isSaid = reviewed.every(({ goal, choice, reason }) =>
    before.some((each) => each.goalId === goal.id && each.choice === choice && each.reason === reason),
  );
  if (isSaid && fits === focusFits) return { role, mentorship, toDo };
  await upsertGoalReviews(
    act.tx,
    act.workspaceId,
    reviewed.map(({ goal, choice, reason }) => ({ ...own, goalId: goal.id, choice, reason })),
    act.now,
  );
  await upsertParticipation(act.tx, act.workspaceId, { ...own, focusFits });
  await record(act, { event: 'check_in.reviewed', mentorshipId: mentorship.id, subjectId: id });
  const subject = [id, act.personId] as const;
  if (fits === null || fits === undefined) {
    await enqueue(act, 'check_in.review', subject, { target: theirDm(mentorship) });
  } else {
    await enqueueUpdate(act, 'check_in.review', subject);
  }
  for (const { goal, choice, reason } of role === 'mentee' ? reviewed : []) {
    if (choice !== 'drop') continue;
    await dropGoal(act, goal.id, { reason: reason ?? '' });
  }
  return { role, mentorship, toDo };
}
