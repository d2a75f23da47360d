import type { Act } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { findPost } from '../../../delivery/queries/posts.ts';
import { record } from '../../journal/record.ts';
import { theirDm } from '../../mentorships/actions.ts';
import { getMentorship } from '../../mentorships/queries.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { listAnswers } from '../queries/answers.ts';
import { listOpenCheckIns, updateClosed } from '../queries/check-ins.ts';
import { listParticipations } from '../queries/participations.ts';
import type { CheckIn, CheckInId } from '../types.ts';
import { lockCheckIn } from './lock-check-in.ts';
import { type Closing, noteClosed } from './note-closed.ts';

/**
 * Closes a check-in: the prompt is marked and the summary goes into its thread. Closing twice closes once. One whose prompt
 * never went out was never asked: it is nobody's omission, and nothing is said of it.
 * @returns whether it was closed now
 */
export async function closeCheckIn(
  act: Act,
  id: CheckInId,
  because: NonNullable<CheckIn['closedBecause']>,
): Promise<boolean> {
  const locked = await lockCheckIn(act, id);
  if (!locked) return false;
  const mentorship = await getMentorship(act.tx, locked.checkIn.mentorshipId);
  const participations = await listParticipations(act.tx, [id]);
  const answered = (await listAnswers(act.tx, [id])).length;
  return closeLocked(act, { ...locked, mentorship, participations, answered }, because);
}

/** As `closeCheckIn`, of one that is locked (`lockCheckIn`) and of which all is known. */
export async function closeLocked(
  act: Act,
  closing: Closing,
  because: NonNullable<CheckIn['closedBecause']>,
): Promise<boolean> {
  const { checkIn, mentorship, answered } = closing;
  const { id } = checkIn;
  const hasSign = because === 'both_answered' || because === 'skipped';
  const reason = hasSign || (await wasPrompted(act, id)) ? because : 'never_asked';
  if (!(await updateClosed(act.tx, id, reason, act.now))) return false;
  if (reason !== 'never_asked') await enqueueUpdate(act, 'check_in.prompt', id);
  if (reason !== 'stopped') await noteClosed(act, closing, reason);
  // Of one that nobody answered there is nothing to sum up: the prompt says that it is over. A late answer brings its summary.
  if (answered > 0 && (reason === 'both_answered' || reason === 'window_over')) {
    await enqueue(act, 'check_in.summary', id, { target: theirDm(mentorship) });
  }
  await record(act, {
    event: 'check_in.closed',
    mentorshipId: mentorship.id,
    subjectId: id,
    detail: { because: reason },
  });
  return true;
}

/** What is open when a mentorship ends is closed without a summary. */
export async function stopCheckIns(act: Act, mentorshipId: MentorshipId): Promise<void> {
  for (const checkIn of await listOpenCheckIns(act.tx, mentorshipId)) {
    await closeCheckIn(act, checkIn.id, 'stopped');
  }
}

/** A pause begins: what was due but not asked yet is not asked any more. */
export async function closeUnasked(act: Act, mentorshipId: MentorshipId): Promise<void> {
  for (const checkIn of await listOpenCheckIns(act.tx, mentorshipId)) {
    if (!(await wasPrompted(act, checkIn.id))) await closeCheckIn(act, checkIn.id, 'never_asked');
  }
}

async function wasPrompted(act: Act, id: CheckInId): Promise<boolean> {
  const prompt = await findPost(act.tx, 'check_in.prompt', id);
  return prompt?.state === 'sent' || prompt?.state === 'sending';
}
