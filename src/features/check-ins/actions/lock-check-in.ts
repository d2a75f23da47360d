import type { Act } from '../../../database/act.ts';
import { type CheckInAndNewest, findCheckInForUpdate } from '../queries/check-ins.ts';
import { lockScheduleOf, type ScheduleRow } from '../queries/schedules.ts';
import type { CheckInId } from '../types.ts';

/** Nobody else changes it or its schedule, or opens a newer one, until the transaction ends. */
export interface LockedCheckIn extends CheckInAndNewest {
  /** Nobody knows yet whether it can be read (`toSchedule`). */
  readonly schedule: ScheduleRow;
}

/**
 * Locks a check-in for a change that may reach its schedule. The schedule is locked first, as everybody does who needs both:
 * whoever ends, pauses or asks now comes from the schedule's side. Rights are asked after it: what was read before may have
 * changed while it waited.
 */
export async function lockCheckIn(act: Act, id: CheckInId): Promise<LockedCheckIn | undefined> {
  const schedule = await lockScheduleOf(act.tx, id);
  const found = schedule && (await findCheckInForUpdate(act.tx, id));
  return found && { ...found, schedule };
}
