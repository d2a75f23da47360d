import type { Id, PersonId } from '../../core/ids.ts';
import type { LocalDate, TimeZone } from '../../core/local-time.ts';
import type { ProgramId } from '../programs/types.ts';

export type MentorshipId = Id<'mentorships'>;

export type Role = 'mentor' | 'mentee';

/** One of the two, as needed to speak to and of them. */
export interface Partner {
  readonly id: PersonId;
  readonly name: string;
  readonly timeZone: TimeZone;
}

/** One mentor and one mentee. It lives in the group DM of Cairn with the two. */
export interface Mentorship {
  readonly id: MentorshipId;
  readonly programId: ProgramId;
  readonly mentor: Partner;
  readonly mentee: Partner;
  readonly status: 'active' | 'ended';
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

/** What a lead sees of a pair that is not asked at present: that, and never why. */
export type Standing = 'quiet' | 'paused';
