import type { Button, KnownBlock } from '@slack/types';
import type { PersonId } from './core/ids.ts';
import type { LocalDate } from './core/local-time.ts';
import { type Act, type DomainEvent, type EventName, isNamed, type PersonalAct } from './database/act.ts';
import type { Mentorship, MentorshipId, Role } from './features/mentorships/types.ts';

/**
 * What a feature puts on App Home. A Home is drawn anew after every action, so a part reads once for all mentorships, and
 * nothing of the past. A row that it cannot read costs that row alone: the part says so in its place and does not throw,
 * for what it throws costs the whole Home.
 */
export interface HomePart {
  /** Parts stand in the order of their positions: sections, and each row of buttons. */
  readonly position: number;
  /** Blocks inside each mentorship, by its id; one for which there is nothing may be left out. Asked only where there are mentorships. */
  readonly sections?: (act: PersonalAct, mentorships: readonly HomeMentorship[]) => Promise<HomeSections>;
  /** Buttons below each mentorship. */
  readonly buttons?: (home: HomeMentorship) => readonly Button[];
  /** Buttons for anybody with a mentorship, once below them all. */
  readonly personalButtons?: readonly Button[];
  /** Buttons for those who lead the program. */
  readonly leadButtons?: readonly Button[];
  /** Blocks for those who lead the program. */
  readonly leadSections?: (act: PersonalAct) => Promise<readonly KnownBlock[]>;
  /** Events that change the Homes of others than the two of the event's mentorship, whose Homes are published anyway. */
  readonly changes?: readonly HomeChange[];
}

/** An active mentorship of the person whose Home it is. */
export interface HomeMentorship {
  readonly mentorship: Mentorship;
  /** Which of the two that person is. */
  readonly role: Role;
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

export type HomeSections = ReadonlyMap<MentorshipId, readonly KnownBlock[]>;

export type HomeChange<Name extends EventName = EventName> = {
  readonly [Each in Name]: {
    readonly event: Each;
    /** Whose Homes it changes. */
    whose(act: Act, event: DomainEvent<Each>): Promise<readonly PersonId[]>;
  };
}[Name];

/** Whose Homes an event changes by this; nobody's where the change is about another event. */
export async function whoseHomes<Name extends EventName>(
  act: Act,
  change: HomeChange<Name>,
  event: DomainEvent,
): Promise<readonly PersonId[]> {
  return isNamed(event, change.event) ? change.whose(act, event) : [];
}
