import type { Act } from '../../../database/act.ts';
import type { MentorshipId, Standing } from '../../mentorships/types.ts';
import { listNotAsked } from '../queries/schedules.ts';

/** For a lead: which pairs are quiet or paused. What made them so, and what they wrote, is not in it. */
export async function readStandings(
  act: Act,
  ids: readonly MentorshipId[],
): Promise<ReadonlyMap<MentorshipId, Standing>> {
  const rows = await listNotAsked(act.tx, ids);
  return new Map(rows.map(({ mentorshipId, status }) => [mentorshipId, status]));
}

/** For whoever else asks a pair something by itself: whether the two have paused. */
export async function isPaused(act: Act, id: MentorshipId): Promise<boolean> {
  return (await listNotAsked(act.tx, [id])).some(({ status }) => status === 'paused');
}
