import type { Act } from '../../../database/act.ts';
import { enqueueUpdate } from '../../../delivery/enqueue.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { findNewestCheckIn } from '../queries/check-ins.ts';

/** The two have talked: the newest check-in need not ask any more. */
export async function showTalk(act: Act, id: MentorshipId): Promise<void> {
  const newest = await findNewestCheckIn(act.tx, id);
  if (!newest) return;
  await enqueueUpdate(act, 'check_in.prompt', newest.id);
  const hasSummary = newest.closedBecause === 'both_answered' || newest.closedBecause === 'window_over';
  if (hasSummary) await enqueueUpdate(act, 'check_in.summary', newest.id);
}
