import type { LocalDate } from '../../core/local-time.ts';
import type { ScheduleState } from '../check-ins/types.ts';
import type { Goal, Step } from '../goals/types.ts';
import type { Mentorship } from '../mentorships/types.ts';
import type { Win } from '../wins/types.ts';

/** One mentorship as its person's Home shows it. */
export interface HomeMentorship {
  readonly mentorship: Mentorship;
  readonly schedule: ScheduleState | 'unreadable' | undefined;
  readonly focus: readonly Goal[];
  /** Proposed goals, which wait for the mentor. */
  readonly proposed: readonly Goal[];
  /** Steps of open goals that are due within a week or overdue, earliest first. */
  readonly stepsDue: readonly Step[];
  /** Wins that the mentee has yet to decide about; shown to the mentee alone. */
  readonly offered: readonly Win[];
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

export interface HomeContent {
  readonly mentorships: readonly HomeMentorship[];
  readonly leads: boolean;
  /** Messages that could not be delivered; counted for those who lead. */
  readonly undelivered: number;
  /** Rows that Cairn could not handle; counted for those who lead. */
  readonly setAside: number;
}
