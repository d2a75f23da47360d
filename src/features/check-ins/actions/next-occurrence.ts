import { addDays, type LocalDate } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { findNewestCheckIn } from '../queries/check-ins.ts';
import type { Occurrence } from '../types.ts';

/** A local date has one check-in at most: the day after the newest one is the first that can be promised. */
export async function firstFreeDay(act: Act, mentorshipId: MentorshipId): Promise<LocalDate | undefined> {
  const newest = await findNewestCheckIn(act.tx, mentorshipId);
  return newest && addDays(newest.occursOn, 1);
}

/** What a schedule keeps of its next occurrence. */
export function nextColumns(next: Occurrence | undefined) {
  return { nextOccursOn: next?.occursOn ?? null, nextDueAt: next?.dueAt ?? null };
}
