import type { LocalDate } from '../../core/local-time.ts';
import type { Recurrence, ScheduleId } from '../check-ins/types.ts';

/** How a person's feed stands. */
export interface FeedState {
  /** Grows with each change; 0 where there never was a feed. What is pressed names the one that it saw. */
  readonly revision: number;
  /** When its address was made; null: there is no feed. */
  readonly madeAt: Date | null;
}

/** A schedule as the feed needs it. */
export interface FeedSchedule extends Recurrence {
  readonly id: ScheduleId;
  readonly nextOccursOn: LocalDate | null;
  readonly nextDueAt: Date | null;
  readonly updatedAt: Date;
}

/** A check-in that was asked. */
export interface AskedCheckIn {
  readonly scheduleId: ScheduleId;
  readonly occursOn: LocalDate;
  readonly promptAt: Date;
  readonly openedAt: Date;
}

/** The check-ins of one mentorship, for one of its two. */
export interface FeedSource {
  readonly partnerName: string;
  readonly schedule: FeedSchedule;
  readonly asked: readonly AskedCheckIn[];
}

/** One entry of the feed. */
export interface FeedEvent {
  /** The same for as long as this date of this schedule stands in the feed. */
  readonly uid: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  /** Since when it is as it is. */
  readonly changedAt: Date;
}
