import type { LocalDate, LocalTime, Weekday } from '../../core/local-time.ts';

/** Days on which a mentorship is not asked, from the first to the day before `backOn`. */
export interface DaysOff {
  readonly firstOn: LocalDate;
  /** The first day that counts again; null is open. */
  readonly backOn: LocalDate | null;
  /** Whose: one of the two, the whole program by its leads, or a day of the organisation's own. */
  readonly whose: 'mentor' | 'mentee' | 'program' | 'organisation';
  /** Of a day of the organisation's own; never why a person is away. */
  readonly name: string | null;
}

/** When a person works, on their own clock. */
export interface WorkingHours {
  /** In the week's order; never empty. */
  readonly days: readonly Weekday[];
  readonly from: LocalTime;
  /** Later than `from`. */
  readonly to: LocalTime;
}

/** When a mentorship may be asked. */
export interface PairAvailability {
  readonly daysOff: readonly DaysOff[];
  /** Countries (`NP`) whose public holidays the two keep, without doubles. */
  readonly holidaysOf: readonly string[];
}
