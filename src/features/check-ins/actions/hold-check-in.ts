import type { Act } from '../../../database/act.ts';
import { findCheckIn, findCheckInForUpdate } from '../queries/check-ins.ts';
import { lockSchedule } from '../queries/schedules.ts';
import type { CheckIn, CheckInId } from '../types.ts';

/**
 * Holds a check-in for a change that may reach its schedule. The schedule is held first, as everybody does who needs both:
 * whoever ends, pauses or asks now comes from the schedule's side.
 */
export async function holdCheckIn(act: Act, id: CheckInId): Promise<CheckIn | undefined> {
  const found = await findCheckIn(act.tx, id);
  if (!found) return undefined;
  await lockSchedule(act.tx, found.mentorshipId);
  return findCheckInForUpdate(act.tx, id);
}
