import type { PersonId } from '../../core/ids.ts';
import type { TimeZone } from '../../core/local-time.ts';

/** A Slack user in a workspace, as Slack last described them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly timeZone: TimeZone;
  /** Language and region that they set, a BCP 47 tag such as `de-DE`; null where Slack does not tell. */
  readonly locale: string | null;
  /** Admin or owner of the Slack workspace. */
  readonly isAdmin: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
  /** A guest, or a person of another organisation. */
  readonly isExternal: boolean;
}

/** What somebody may do hangs on this. */
export type Standing = Pick<Person, 'isAdmin' | 'isDeactivated' | 'isExternal'>;
