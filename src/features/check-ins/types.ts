import type { CheckInId, MentorshipId, PersonId, ScheduleId } from '../../core/ids.ts';
import type { LocalDate, LocalTime, TimeZone } from '../../core/local-time.ts';
import type { RecurrenceRule } from '../../core/recurrence.ts';
import type { Role } from '../mentorships/types.ts';
import type { ZoneOf } from '../programs/types.ts';
import type { Question } from '../questions/types.ts';

/** The dates and the clock of a schedule: what its instants are computed from. */
export interface Recurrence {
  readonly rrule: RecurrenceRule;
  /** DTSTART: every N weeks counts from here. */
  readonly anchorOn: LocalDate;
  readonly localTime: LocalTime;
  readonly zone: TimeZone;
  /** The mentorship's last day; none falls after it. */
  readonly endsOn: LocalDate | null;
}

/** When a mentorship is asked. */
export interface Schedule extends Recurrence {
  readonly id: ScheduleId;
  readonly mentorshipId: MentorshipId;
  readonly zoneOf: ZoneOf;
  readonly status: 'running' | 'paused' | 'stopped';
  readonly pausedUntil: LocalDate | null;
  readonly nextOccursOn: LocalDate | null;
  readonly nextDueAt: Date | null;
}

/** One date of a schedule, and its instant. */
export interface Occurrence {
  readonly occursOn: LocalDate;
  readonly dueAt: Date;
}

/** One occurrence, opened: both are asked. */
export interface CheckIn {
  readonly id: CheckInId;
  readonly mentorshipId: MentorshipId;
  readonly occursOn: LocalDate;
  readonly state: 'open' | 'closed';
  readonly closesAt: Date;
  /** `never_asked`: its prompt did not go out (a pause, Slack was away); it counts for nothing. */
  readonly closedBecause: 'both_answered' | 'window_over' | 'stopped' | 'never_asked' | null;
  /** At once, where nothing is said. */
  readonly reveal?: Reveal;
}

/** When each sees the other's answer. */
export type Reveal = 'at_once' | 'when_both';

/** What somebody said, by the id of the question; what was left empty is not there. */
export type Said = Readonly<Record<string, string>>;

export interface Responses {
  readonly role: Role;
  /** The questions as they were worded then; null: those that every program starts with. */
  readonly asked: readonly Question[] | null;
  readonly said: Said;
}

/** What one person said in one check-in. */
export interface Answer extends Responses {
  readonly checkInId: CheckInId;
  readonly personId: PersonId;
  /** Given after the check-in had closed. */
  readonly isLate: boolean;
  readonly answeredAt: Date;
  readonly editedAt: Date | null;
}
