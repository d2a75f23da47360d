import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { logProgress } from '../../goals/actions/log-progress.ts';
import { isWrongState } from '../../goals/rules/rights.ts';
import type { GoalId } from '../../goals/types.ts';
import { record } from '../../journal/record.ts';
import { theirDm } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import { insertAnswer, updateAnswer } from '../queries/answers.ts';
import { deleteDrafts } from '../queries/drafts.ts';
import { upsertParticipation } from '../queries/participations.ts';
import { toSchedule } from '../queries/schedules.ts';
import { saidToPair, saysTheSame } from '../rules/answers.ts';
import type { CheckIn, Responses } from '../types.ts';
import { closeLocked } from './close-check-in.ts';
import type { LockedAnswerForm } from './open-answer.ts';
import { breakSilence } from './silence.ts';

export interface SubmittedAnswer {
  readonly responses: Responses;
  /** Where the mentee stands, by goal, in the goal's unit. */
  readonly progress: readonly { readonly goalId: GoalId; readonly progress: number }[];
}

/**
 * Keeps what one of the two said, the first time or again. When both have answered, the check-in closes; what comes
 * later, until the next check-in, updates its summary.
 * @param form from `lockAnswer`, in this transaction
 * @throws Refusal
 */
export async function submitAnswer(
  act: PersonalAct,
  form: LockedAnswerForm,
  submitted: SubmittedAnswer,
): Promise<void> {
  const { checkIn, mentorship, role, answers } = form;
  const { responses } = submitted;
  if (role !== responses.role) throw notYours();
  const before = answers.find((answer) => answer.personId === act.personId);
  if (before) {
    if (!saysTheSame(before.said, responses.said)) {
      await updateAnswer(act.tx, checkIn.id, act.personId, responses, act.now);
      // The journal is read by both: what is for the author alone stays out of it.
      await tell(act, checkIn, 'answer.edited', { before: saidToPair(before), after: saidToPair(responses) });
    }
  } else {
    const isLate = checkIn.state === 'closed';
    await insertAnswer(act.tx, {
      workspaceId: act.workspaceId,
      checkInId: checkIn.id,
      personId: act.personId,
      responses,
      isLate,
      answeredAt: act.now,
    });
    await tell(act, checkIn, 'answer.given', { isLate });
  }
  await deleteDrafts(act.tx, mentorship.id, act.personId);
  if (role === 'mentee') await logAll(act, submitted);
  await settle(act, form, before ? answers.length : answers.length + 1);
  await breakSilence(act, toSchedule(form.schedule), mentorship);
}

/** A goal that was closed while the form was open keeps its last number; the answer itself is not lost over it. */
async function logAll(act: PersonalAct, { progress }: SubmittedAnswer): Promise<void> {
  for (const { goalId, progress: amount } of progress) {
    try {
      await logProgress(act, goalId, { progress: amount, note: undefined });
    } catch (error) {
      if (!isWrongState(error)) throw error;
    }
  }
}

async function settle(act: PersonalAct, form: LockedAnswerForm, answered: number): Promise<void> {
  const { checkIn, mentorship, participations } = form;
  const own = participations.find(({ personId }) => personId === act.personId);
  // Whoever answers takes part after all.
  if (own?.skippedAt) {
    await upsertParticipation(act.tx, act.workspaceId, {
      checkInId: checkIn.id,
      personId: act.personId,
      skippedAt: null,
    });
  }
  const others = participations.filter((each) => each !== own);
  const awaited = 2 - others.filter(({ skippedAt }) => skippedAt !== null).length;
  if (checkIn.state === 'closed') {
    // One that was skipped, or that nobody had answered in time, has no summary yet; of the others this is a repeat.
    await enqueue(act, 'check_in.summary', checkIn.id, { target: theirDm(mentorship) });
    await enqueueUpdate(act, 'check_in.summary', checkIn.id);
    await enqueueUpdate(act, 'check_in.prompt', checkIn.id);
  } else if (answered >= awaited) {
    await closeLocked(act, { ...form, answered }, 'both_answered');
  } else {
    await enqueueUpdate(act, 'check_in.prompt', checkIn.id);
  }
}

async function tell(
  act: PersonalAct,
  checkIn: CheckIn,
  event: 'answer.given' | 'answer.edited',
  detail: Record<string, unknown>,
): Promise<void> {
  await record(act, { event, mentorshipId: checkIn.mentorshipId, subjectId: checkIn.id, detail });
}
