import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { logProgress } from '../../goals/actions/log-progress.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { isOpen } from '../../goals/rules/rights.ts';
import type { GoalId } from '../../goals/types.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, requirePartner, theirDm } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Question } from '../../questions/types.ts';
import { insertAnswer, listAnswers, updateAnswer } from '../queries/answers.ts';
import { findCheckIn, findNewestCheckIn } from '../queries/check-ins.ts';
import { deleteDrafts } from '../queries/drafts.ts';
import { listParticipations, upsertParticipation } from '../queries/participations.ts';
import { getScheduleForUpdate } from '../queries/schedules.ts';
import { askedOf, saidToPair, saysTheSame, whyNotAnswer } from '../rules/answers.ts';
import type { Answer, CheckIn, CheckInId, Responses } from '../types.ts';
import { closeCheckIn } from './close-check-in.ts';
import { lockCheckIn } from './lock-check-in.ts';
import { questionsOf } from './questions-of.ts';
import { breakSilence } from './silence.ts';

export interface SubmittedAnswer {
  readonly responses: Responses;
  /** Where the mentee stands, by goal, in the goal's unit. */
  readonly progress: readonly { readonly goalId: GoalId; readonly progress: number }[];
}

/**
 * Keeps what one of the two said, the first time or again. When both have answered, the check-in closes; what comes
 * later, until the next check-in, updates its summary.
 * @throws Refusal
 */
export async function submitAnswer(act: PersonalAct, id: CheckInId, submitted: SubmittedAnswer): Promise<void> {
  const checkIn = (await lockCheckIn(act, id))?.checkIn;
  if (!checkIn) throw notYours();
  const { mentorship, role } = await requireActivePartner(act, checkIn.mentorshipId);
  if (role !== submitted.responses.role) throw notYours();
  await requireNewest(act, checkIn);

  const answers = await listAnswers(act.tx, [id]);
  const before = answers.find((answer) => answer.personId === act.personId);
  const { responses } = submitted;
  if (before) {
    if (!saysTheSame(before.said, responses.said)) {
      await updateAnswer(act.tx, id, act.personId, responses, act.now);
      // The journal is read by both: what is for the author alone stays out of it.
      await tell(act, checkIn, 'answer.edited', { before: saidToPair(before), after: saidToPair(responses) });
    }
  } else {
    const isLate = checkIn.state === 'closed';
    await insertAnswer(act.tx, {
      workspaceId: act.workspaceId,
      checkInId: id,
      personId: act.personId,
      responses,
      isLate,
      answeredAt: act.now,
    });
    await tell(act, checkIn, 'answer.given', { isLate });
  }
  await deleteDrafts(act.tx, checkIn.mentorshipId, act.personId);
  if (role === 'mentee') await logAll(act, checkIn, submitted);
  await settle(act, checkIn, before ? answers.length : answers.length + 1);
  await breakSilence(act, await getScheduleForUpdate(act.tx, mentorship.id), mentorship);
}

/** A goal that was closed while the form was open keeps its last number; the answer itself is not lost over it. */
async function logAll(act: PersonalAct, checkIn: CheckIn, { progress }: SubmittedAnswer): Promise<void> {
  const goals = await listGoals(act.tx, [checkIn.mentorshipId]);
  for (const { goalId, progress: amount } of progress) {
    const goal = goals.find((each) => each.id === goalId);
    if (!goal || !isOpen(goal)) continue;
    await logProgress(act, goalId, { progress: amount, note: undefined });
  }
}

async function settle(act: PersonalAct, checkIn: CheckIn, answered: number): Promise<void> {
  const participations = await listParticipations(act.tx, [checkIn.id]);
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
    await postSummary(act, checkIn);
    await enqueueUpdate(act, 'check_in.summary', checkIn.id);
    await enqueueUpdate(act, 'check_in.prompt', checkIn.id);
  } else if (answered >= awaited) {
    await closeCheckIn(act, checkIn.id, 'both_answered');
  } else {
    await enqueueUpdate(act, 'check_in.prompt', checkIn.id);
  }
}

async function postSummary(act: PersonalAct, checkIn: CheckIn): Promise<void> {
  const { mentorship } = await requireActivePartner(act, checkIn.mentorshipId);
  await enqueue(act, 'check_in.summary', checkIn.id, { target: theirDm(mentorship) });
}

async function tell(
  act: PersonalAct,
  checkIn: CheckIn,
  event: 'answer.given' | 'answer.edited',
  detail: Record<string, unknown>,
): Promise<void> {
  await record(act, { event, mentorshipId: checkIn.mentorshipId, subjectId: checkIn.id, detail });
}

async function requireNewest(act: PersonalAct, checkIn: CheckIn): Promise<void> {
  const newest = await findNewestCheckIn(act.tx, checkIn.mentorshipId);
  const refusal = whyNotAnswer(checkIn, newest?.id ?? checkIn.id);
  if (refusal) throw refusal;
}

/** The check-in that can be answered instead of an old one that is over; undefined where that one still can. @throws Refusal */
export async function findCurrentInstead(
  act: PersonalAct,
  id: CheckInId,
): Promise<{ readonly old: CheckIn; readonly newest: CheckIn } | undefined> {
  const old = await findCheckIn(act.tx, id);
  if (!old) throw notYours();
  const { mentorship } = await requirePartner(act, old.mentorshipId);
  const newest = await findNewestCheckIn(act.tx, old.mentorshipId);
  if (!newest || newest.id === id || mentorship.status === 'ended' || newest.closedBecause === 'never_asked') return;
  return { old, newest };
}

export interface AnswerForm {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly role: Role;
  /** What the acting person is asked; where they have answered, what they were asked then. */
  readonly asked: readonly Question[];
  /** What both have said so far. */
  readonly answers: readonly Answer[];
}

/** What the form needs. @throws Refusal */
export async function openAnswer(act: PersonalAct, id: CheckInId): Promise<AnswerForm> {
  const checkIn = await findCheckIn(act.tx, id);
  if (!checkIn) throw notYours();
  await requirePartner(act, checkIn.mentorshipId);
  await requireNewest(act, checkIn);
  const { mentorship, role } = await requireActivePartner(act, checkIn.mentorshipId);
  const answers = await listAnswers(act.tx, [id]);
  const own = answers.find((answer) => answer.personId === act.personId);
  const asked = own ? askedOf(own) : await questionsOf(act, checkIn, role);
  return { checkIn, mentorship, role, asked, answers };
}
