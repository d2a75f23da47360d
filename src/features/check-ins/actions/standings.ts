import type { MentorshipId } from '../../../core/ids.ts';
import { addDays, instantAt, localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import type { Standing } from '../../mentorships/types.ts';
import { findSchedule, listNotAsked } from '../queries/schedules.ts';

/** For a lead: which pairs are quiet or paused. What made them so, and what they wrote, is not in it. */
export async function readStandings(
  act: Act,
  ids: readonly MentorshipId[],
): Promise<ReadonlyMap<MentorshipId, Standing>> {
  const rows = await listNotAsked(act.tx, ids);
  return new Map(rows.map(({ mentorshipId, status }) => [mentorshipId, status]));
}

/**
 * For whoever else asks a pair something by itself: until when the two have paused, undefined where they have not. A pause
 * without an end is looked at again a day later.
 */
export async function pausedUntil(act: Act, id: MentorshipId): Promise<Date | undefined> {
  const schedule = await findSchedule(act.tx, id);
  if (schedule?.status !== 'paused') return undefined;
  const { zone, localTime } = schedule;
  const tomorrow = addDays(localDateOf(act.now, zone), 1);
  return instantAt(schedule.pausedUntil ?? tomorrow, localTime, zone);
}
