import type { PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { theirDm } from '../../mentorships/actions.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { deadlineNotes } from '../rules/deadline.ts';
import type { Goal } from '../types.ts';

/** Puts into the outbox, for their days, what is asked around the deadline; whether it still is, is decided then. */
export async function planDeadlineNotes(
  act: PersonalAct,
  goal: Pick<Goal, 'id' | 'deadlineOn' | 'deadlineRevision'>,
  mentorship: Mentorship,
): Promise<void> {
  for (const { note, dueAt } of deadlineNotes(goal.deadlineOn, act.now, mentorship.mentee.timeZone)) {
    await enqueue(act, 'goal.deadline', [goal.id, goal.deadlineRevision, note], { target: theirDm(mentorship), dueAt });
  }
}
