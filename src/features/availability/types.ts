import type { CountryCode } from '../../core/holidays.ts';
import type { Id, PersonId } from '../../core/ids.ts';
import type { LocalDate, LocalTime, TimeZone, Weekday } from '../../core/local-time.ts';

export type ProgramDaysId = Id<'program_days'>;
export type TimeOffId = Id<'time_off'>;

/** Days on which a mentorship is not asked, from the first to the day before `backOn`. */
export interface DaysOff {
  readonly firstOn: LocalDate;
  /** The first day that counts again; null is open. */
  readonly backOn: LocalDate | null;
  /** Of one of the two, of everybody in the organisation, or of a program that pauses. */
  readonly whose: 'mentor' | 'mentee' | 'organisation' | 'program';
  /** The public holiday that it is. */
  readonly holiday?: string;
}

/** The public holidays of a country, which are days off for one of the two. */
export interface HolidaysOff {
  readonly holidaysOf: CountryCode;
  readonly whose: 'mentor' | 'mentee';
}

/** What makes days off of days. */
export type OffRule = DaysOff | HolidaysOff;

/** When a person works, on their own clock. */
export interface WorkingHours {
  /** In the week's order; never empty. */
  readonly days: readonly Weekday[];
  readonly from: LocalTime;
  /** Later than `from`. */
  readonly to: LocalTime;
}

/** What somebody said of when they work. */
export interface WorkingTimes extends WorkingHours {
  /** Whose public holidays are days off for them; null is none. */
  readonly country: CountryCode | null;
}

/** What is known of when somebody works. */
export interface TimesOf {
  readonly personId: PersonId;
  /** Null where they said nothing. */
  readonly said: WorkingTimes | null;
  /** As Slack tells it, such as `de-DE`. */
  readonly locale: string | null;
}

/** Days on which one person is asked nothing, in none of their mentorships. */
export interface TimeOff {
  readonly id: TimeOffId;
  readonly personId: PersonId;
  readonly firstOn: LocalDate;
  /** The first day that counts again; null is open. */
  readonly backOn: LocalDate | null;
}

/** Days on which nobody of the program is asked: the organisation is closed, or a lead pauses the program. */
export interface ProgramDays {
  readonly id: ProgramDaysId;
  readonly kind: 'closed' | 'pause';
  /** What a lead calls the days on which the organisation is closed; a pause has no name. */
  readonly name: string;
  readonly firstOn: LocalDate;
  readonly backOn: LocalDate | null;
}

/** Everything that is known of when some people can be asked. */
export interface AvailabilitySaid {
  readonly times: readonly TimesOf[];
  readonly taken: readonly TimeOff[];
  readonly program: readonly ProgramDays[];
}

/** When one person can be asked, on their own clock. */
export interface WhenFree {
  readonly zone: TimeZone;
  readonly hours: WorkingHours;
  isOff(date: LocalDate): boolean;
}
