import type { Cadence } from '../../core/cadence.ts';
import type { ChannelId, Id, PersonId } from '../../core/ids.ts';
import type { LocalTime, TimeZone } from '../../core/local-time.ts';

export type ProgramId = Id<'programs'>;

/** Whose clock a check-in follows. */
export type ZoneOf = 'mentee' | 'mentor' | 'fixed';

/** When a mentorship is asked: a cadence, at a time, on somebody's clock. */
export type Rhythm = Cadence & {
  readonly localTime: LocalTime;
  readonly zoneOf: ZoneOf;
  /** Given exactly where `zoneOf` is `fixed`. */
  readonly fixedZone: TimeZone | null;
};

/** The workspace's one program, with what new mentorships start with. */
export interface Program {
  readonly id: ProgramId;
  readonly celebrationChannelId: ChannelId | null;
  readonly setUpBy: PersonId | null;
  readonly rhythm: Rhythm;
}

/** What decides whether a person may run the program. */
export interface Leadership {
  readonly isAdmin: boolean;
  readonly isLead: boolean;
  readonly isDeactivated: boolean;
  /** A guest, or a person of another organisation: such a person is never made a lead, and stops being one. */
  readonly isExternal: boolean;
}
