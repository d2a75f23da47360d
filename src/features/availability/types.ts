import type { PersonId, TimeOffId } from '../../core/ids.ts';
import type { LocalDate, LocalTime, Weekday } from '../../core/local-time.ts';

/** Days on which a mentorship is not asked, from the first to the day before `backOn`. */
export interface DaysOff {
  readonly firstOn: LocalDate;
  /** The first day that counts again; null is open. */
  readonly backOn: LocalDate | null;
  readonly whose: 'mentor' | 'mentee';
}

/** When a person works, on their own clock. */
export interface WorkingHours {
  /** In the week's order; never empty. */
  readonly days: readonly Weekday[];
  readonly from: LocalTime;
  /** Later than `from`. */
  readonly to: LocalTime;
}

/** Days on which one person is asked nothing, in none of their mentorships. */
export interface TimeOff {
  readonly id: TimeOffId;
  readonly personId: PersonId;
  readonly firstOn: LocalDate;
  /** The first day that counts again; null is open. */
  readonly backOn: LocalDate | null;
}
