import type { CheckInId, MentorshipId } from '../../../core/ids.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { theirDm } from '../../mentorships/actions.ts';
import { getMentorship } from '../../mentorships/queries.ts';
import { findCheckIn, listOpenCheckIns, updateClosed } from '../queries/check-ins.ts';
import type { CheckIn } from '../types.ts';

/**
 * Closes a check-in: the prompt is marked and the summary goes into its thread. Closing twice closes once.
 * @returns whether it was closed now
 */
export async function closeCheckIn(
  act: Act,
  id: CheckInId,
  because: NonNullable<CheckIn['closedBecause']>,
): Promise<boolean> {
  if (!(await updateClosed(act.tx, id, because, act.now))) return false;
  const checkIn = await findCheckIn(act.tx, id);
  if (!checkIn) return false;
  await enqueueUpdate(act, 'check_in.prompt', id);
  if (because !== 'stopped') {
    const mentorship = await getMentorship(act.tx, checkIn.mentorshipId);
    await enqueue(act, { kind: 'check_in.summary', subjectId: id, target: theirDm(mentorship) });
  }
  await record(act, {
    event: 'check_in.closed',
    mentorshipId: checkIn.mentorshipId,
    subjectId: id,
    detail: { because },
  });
  return true;
}

/** What is open when a mentorship ends is closed without a summary. */
export async function stopCheckIns(act: Act, mentorshipId: MentorshipId): Promise<void> {
  for (const checkIn of await listOpenCheckIns(act.tx, mentorshipId)) {
    await closeCheckIn(act, checkIn.id, 'stopped');
  }
}
