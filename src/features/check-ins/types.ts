import type { Id, PersonId } from '../../core/ids.ts';
import type { LocalDate, LocalTime, TimeZone } from '../../core/local-time.ts';
import type { RecurrenceRule } from '../../core/recurrence.ts';
import type { OffRule } from '../availability/types.ts';
import type { GoalId } from '../goals/types.ts';
import type { MentorshipId, Role } from '../mentorships/types.ts';
import type { ZoneOf } from '../programs/types.ts';
import type { Question } from '../questions/types.ts';

export type ScheduleId = Id<'check_in_schedules'>;
export type CheckInId = Id<'check_ins'>;

/** The dates and the clock of a schedule: what its instants are computed from. */
export interface Recurrence {
  readonly rrule: RecurrenceRule;
  /** DTSTART: every N weeks counts from here. */
  readonly anchorOn: LocalDate;
  readonly localTime: LocalTime;
  readonly zone: TimeZone;
  /** The mentorship's last day; none falls after it. */
  readonly endsOn: LocalDate | null;
  /** On which days the two are not asked; none where it is left out. */
  readonly daysOff?: readonly OffRule[];
  /** What becomes of a date that is a day off: it is left out, or comes on the next day that is none. */
  readonly onDayOff?: OnDayOff;
}

export type OnDayOff = 'skip' | 'move';
/** When each sees the other's answer. */
export type Reveal = 'at_once' | 'when_both';

/** When a mentorship is asked. */
export interface Schedule extends Recurrence {
  readonly id: ScheduleId;
  readonly mentorshipId: MentorshipId;
  readonly zoneOf: ZoneOf;
  /** `quiet`: nobody answered for a while; nothing is asked until somebody does. */
  readonly status: 'running' | 'paused' | 'quiet' | 'stopped';
  readonly pausedUntil: LocalDate | null;
  readonly nextOccursOn: LocalDate | null;
  readonly nextDueAt: Date | null;
  readonly onDayOff: OnDayOff;
  /** Each so manieth check-in is a goal review; 0: none is. */
  readonly reviewEvery: number;
  readonly reveal: Reveal;
  /** After so many ignored check-ins nothing more is asked until somebody answers; 0: never. */
  readonly quietAfter: number;
  readonly openedCount: number;
  /** When anything of it last changed. */
  readonly updatedAt: Date;
  /** Check-ins that nobody answered, since anybody last did. */
  readonly ignoredCount: number;
}

/** What the two chose beside the rhythm. */
export type ScheduleSettings = Pick<Schedule, 'onDayOff' | 'reviewEvery' | 'reveal' | 'quietAfter'>;

/** What is said of a schedule wherever it is named. */
export type ScheduleState = Pick<
  Schedule,
  'rrule' | 'localTime' | 'zone' | 'status' | 'pausedUntil' | 'nextOccursOn' | 'nextDueAt'
>;

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
  /** When it was, or is, to be asked. */
  readonly promptAt: Date;
  readonly closesAt: Date;
  /** `never_asked`: its prompt did not go out (a pause, Slack was away); it counts for nothing. */
  readonly closedBecause: 'both_answered' | 'window_over' | 'skipped' | 'stopped' | 'never_asked' | null;
  /** Which check-in of its mentorship it is, from 1 on. */
  readonly ordinal: number;
  readonly isReview: boolean;
  readonly reveal: Reveal;
  /** When both are asked again, where one of them asked for that. */
  readonly snoozedUntil: Date | null;
  /** Who asked for it; null where the rhythm did. */
  readonly askedBy: PersonId | null;
}

/** What one of the two chose for themselves in a check-in. */
export interface Participation {
  readonly checkInId: CheckInId;
  readonly personId: PersonId;
  /** Left it out, for themselves or for both. */
  readonly skippedAt: Date | null;
  readonly skipReason: string | null;
  /** When they want to be reminded. */
  readonly snoozedUntil: Date | null;
  /** Whether they still work on the right goals, as they said in a goal review. */
  readonly focusFits: boolean | null;
}

export type ReviewChoice = 'keep' | 'adjust' | 'replace' | 'drop';

/** What one of the two thinks should become of a goal. */
export interface GoalReview {
  readonly checkInId: CheckInId;
  readonly personId: PersonId;
  readonly goalId: GoalId;
  readonly choice: ReviewChoice;
  readonly reason: string | null;
}

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

/** What an unsent form holds, by the name of its field; an emptied field is an empty text. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What somebody typed into the form of a check-in and has not sent. It is theirs alone. */
export interface AnswerDraft {
  readonly checkInId: CheckInId;
  /** The date of that check-in. */
  readonly occursOn: LocalDate;
  readonly typed: Typed;
  readonly savedAt: Date;
}

/** What a look back is narrowed to. */
export interface HistoryFilter {
  /** Check-ins with this person. */
  readonly partner?: PersonId;
  /** Check-ins between whose opening and the next one this goal moved: what their answers tell of. */
  readonly goal?: GoalId;
  /** Local dates of the check-ins; both days are in it. */
  readonly from?: LocalDate;
  readonly until?: LocalDate;
}

/** Where a page of the history lies: older or newer than a check-in; the newest where neither is said. */
export interface HistoryPlace {
  readonly before?: CheckInId;
  readonly after?: CheckInId;
}
