import type { CheckInId, GoalId, MentorshipId, PersonId, ScheduleId } from '../../core/ids.ts';
import type { LocalDate, LocalTime, TimeZone } from '../../core/local-time.ts';
import type { RecurrenceRule } from '../../core/recurrence.ts';
import type { Role } from '../mentorships/types.ts';
import type { ZoneOf } from '../programs/types.ts';

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
}

export type Mood = 'stuck' | 'slow' | 'steady' | 'good' | 'flying';

export interface MenteeResponses {
  readonly moved: string;
  readonly inTheWay: string;
  readonly nextStep: string;
  readonly need: string;
  readonly mood: Mood | null;
}

export interface MentorResponses {
  readonly guidance: string;
  readonly feedback: string;
  readonly commitment: string;
}

export type Responses =
  | { readonly role: 'mentee'; readonly said: MenteeResponses }
  | { readonly role: 'mentor'; readonly said: MentorResponses };

/** What one person said in one check-in. */
export type Answer = Responses & {
  readonly checkInId: CheckInId;
  readonly personId: PersonId;
  readonly role: Role;
  /** Given after the check-in had closed. */
  readonly isLate: boolean;
  readonly answeredAt: Date;
  readonly editedAt: Date | null;
};

/** What a look back is narrowed to. */
export interface HistoryFilter {
  /** Check-ins with this person. */
  readonly partner?: PersonId | undefined;
  /** Check-ins between whose opening and the next one this goal moved: what their answers tell of. */
  readonly goal?: GoalId | undefined;
  /** Local dates of the check-ins; both days are in it. */
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
}

/** Where a page of the history lies: older or newer than a check-in; the newest where neither is said. */
export interface HistoryPlace {
  readonly before?: CheckInId | undefined;
  readonly after?: CheckInId | undefined;
}
