import type { Clock } from '../core/clock.ts';
import type { Id, PersonId, WorkspaceId } from '../core/ids.ts';
import type { Database } from './connect.ts';
import { type WorkspaceTransaction, withWorkspace } from './transaction.ts';

/**
 * The subject of every event, by the event's name in the past tense: an id, or null where the name says all. Whoever
 * tells an event declares it beside it, and nobody can tell or handle another:
 * `declare module '../../database/act.ts' { interface EventSubjects { 'person.moved': PersonId } }`.
 */
export interface EventSubjects extends MentorshipEventSubjects {}

/** The same of events that happen in a mentorship; declared likewise. */
// biome-ignore lint/suspicious/noEmptyInterface: features add to it.
export interface MentorshipEventSubjects {}

export type EventName = keyof EventSubjects;

type AnyEvent = {
  [Name in EventName]: {
    readonly name: Name;
    /** The mentorship in which it happened; null where it happened elsewhere: to a person (`person.moved`). */
    readonly mentorshipId: Name extends keyof MentorshipEventSubjects ? Id<'mentorships'> : null;
    readonly subjectId: EventSubjects[Name];
  };
}[EventName];

/** Something that happened: `goal.agreed`. */
export type DomainEvent<Name extends EventName = EventName> = Extract<AnyEvent, { readonly name: Name }>;

/**
 * What each modal that may follow an action is about. A feature adds its own by declaration merging, beside the action
 * that asks for it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features merge their modals into it
export interface FollowUpSubjects {}
export type FollowUpName = keyof FollowUpSubjects;

/** A modal that the person who just acted should see next. */
export type FollowUp<Name extends FollowUpName = FollowUpName> = {
  readonly [Each in Name]: { readonly modal: Each; readonly subject: FollowUpSubjects[Each] };
}[Name];

/** What every action is given first: its transaction, where, when, and who acts. */
export interface Act {
  readonly tx: WorkspaceTransaction;
  readonly workspaceId: WorkspaceId;
  /** Calendar time; the same for the whole action. */
  readonly now: Date;
  /** Null where time acts and not a person. */
  readonly personId: PersonId | null;
  /** Tells the features that listen, inside this transaction. */
  tell(event: DomainEvent): Promise<void>;
  /** Asks that the acting person be shown a modal next. */
  followUp(followUp: FollowUp): void;
  /** What was asked for so far. */
  readonly followUps: readonly FollowUp[];
}

/** An `Act` that a person started. */
export type PersonalAct = Act & { readonly personId: PersonId };

/** What a feature does, in the same transaction, when an event is told; made by `on`. */
export type EventHandler = (act: Act, event: DomainEvent) => Promise<void>;

/** Handles one event and leaves the others alone: `on('person.moved', (act, { subjectId }) => …)`. */
export function on<Name extends EventName>(
  name: Name,
  handle: (act: Act, event: DomainEvent<Name>) => Promise<void>,
): EventHandler {
  return async (act, event) => {
    if (isNamed(event, name)) await handle(act, event);
  };
}

export function isNamed<Name extends EventName>(event: DomainEvent, name: Name): event is DomainEvent<Name> {
  return event.name === name;
}

export interface Outcome<T> {
  readonly result: T;
  readonly followUps: readonly FollowUp[];
  readonly events: readonly DomainEvent[];
}

/** Runs actions: one transaction each. */
export interface Actor {
  asPerson<T>(
    workspaceId: WorkspaceId,
    personId: PersonId,
    action: (act: PersonalAct) => Promise<T>,
  ): Promise<Outcome<T>>;
  asTime<T>(workspaceId: WorkspaceId, action: (act: Act) => Promise<T>): Promise<Outcome<T>>;
}

export function createActor(database: Database, calendar: Clock, handlers: readonly EventHandler[]): Actor {
  function run<T, P extends PersonId | null>(
    workspaceId: WorkspaceId,
    personId: P,
    action: (act: Act & { personId: P }) => Promise<T>,
  ): Promise<Outcome<T>> {
    return withWorkspace(database, workspaceId, async (tx) => {
      const followUps: FollowUp[] = [];
      const events: DomainEvent[] = [];
      const act: Act & { personId: P } = {
        tx,
        workspaceId,
        personId,
        now: calendar.now(),
        followUps,
        followUp: (followUp) => followUps.push(followUp),
        async tell(event) {
          events.push(event);
          for (const handle of handlers) await handle(act, event);
        },
      };
      return { result: await action(act), followUps, events };
    });
  }
  return {
    asPerson: (workspaceId, personId, action) => run(workspaceId, personId, action),
    asTime: (workspaceId, action) => run(workspaceId, null, action),
  };
}
