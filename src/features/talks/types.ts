import type { Id, PersonId } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';
import type { MentorshipId } from '../mentorships/types.ts';

export type TalkId = Id<'talks'>;

/** A conversation that the two had, as one of them told of it. */
export interface Talk {
  readonly id: TalkId;
  readonly mentorshipId: MentorshipId;
  readonly heldOn: LocalDate;
  /** What it was about; null where nobody said. */
  readonly line: string | null;
  readonly loggedBy: PersonId;
  readonly loggedAt: Date;
}

/** Times that are offered for the next conversation. */
export interface Offered {
  readonly times: readonly Date[];
  /** The two never work at the same time: these are early or late for one of them. */
  readonly isStretched: boolean;
}
