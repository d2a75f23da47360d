import { type Id, newId } from '../../core/ids.ts';
import type { Act, DomainEvent } from '../../database/act.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { MentorshipId } from '../mentorships/types.ts';

/**
 * The subject of every event that the journal keeps, by the event's name. Each feature declares its own in its
 * `journal.ts`: `declare module '../journal/record.ts' { interface JournalSubjects { 'talk.logged': TalkId } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add to it.
export interface JournalSubjects {}

/** What happened, in the past tense. */
export type JournalEvent = keyof JournalSubjects;

declare module '../../database/act.ts' {
  interface MentorshipEventSubjects extends JournalSubjects {}
}

/** The subject of an event; where it is one of several events, what all of them have for a subject. */
type SubjectOf<Event extends JournalEvent> = {
  [Each in Event]: (subjectId: JournalSubjects[Each]) => void;
}[Event] extends (subjectId: infer Subject extends JournalSubjects[JournalEvent]) => void
  ? Subject
  : never;

export interface JournalEntry<Event extends JournalEvent> {
  readonly event: Event;
  readonly mentorshipId: MentorshipId;
  readonly subjectId: SubjectOf<Event>;
  /** What the subject's own rows do not keep. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** An event in words, after the name of who did it: `logged progress`. */
export interface EventWords {
  /** The kinds of the filter under which it is shown. */
  readonly kind: string | readonly string[];
  readonly did: string;
  /** It is told without a name: time did it, or who did it is nobody's business. */
  readonly isNameless?: boolean;
}

/** Stands for the words of an event that the journal keeps to itself: a question to one person, or told by another event. */
export const untold = undefined;

/** What a feature brings to the journal, which knows none of them. */
export interface JournalContribution<Event extends string = string> {
  /** Every event of the feature. What a person wrote about it stands where they wrote it, not here. */
  readonly events: Readonly<Record<Event, EventWords | typeof untold>>;
  /** The kinds that it adds to the filter. The menu is sorted by their positions. */
  readonly kinds?: Readonly<Record<string, { readonly title: string; readonly position: number }>>;
  /** The titles that the subjects of its events have today, by their ids; of other mentorships none. */
  titlesOf?(
    tx: WorkspaceTransaction,
    mentorshipIds: readonly MentorshipId[],
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Its subjects that are about this goal, where neither their ids nor the details of their entries say so. */
  listAbout?(tx: WorkspaceTransaction, goalId: Id<'goals'>): Promise<readonly string[]>;
  /** The goals by which the journal is narrowed, newest first, of the feature whose `titlesOf` knows their titles. */
  listGoals?(
    tx: WorkspaceTransaction,
    mentorshipIds: readonly MentorshipId[],
    max: number,
  ): Promise<readonly { readonly id: Id<'goals'>; readonly title: string }[]>;
}

/**
 * Adds to the dated history of a mentorship, in the action's transaction, and tells the features that listen to this
 * event. The journal is only ever added to.
 */
export async function record<Event extends JournalEvent>(act: Act, entry: JournalEntry<Event>): Promise<void> {
  const { event, mentorshipId, subjectId, detail = {} } = entry;
  await act.tx
    .insertInto('journalEntries')
    .values({
      workspaceId: act.workspaceId,
      id: newId<never>(),
      mentorshipId,
      event,
      subjectId,
      personId: act.personId,
      detail: JSON.stringify(detail),
      at: act.now,
    })
    .execute();
  // The types of the entry have paired the two; TypeScript does not follow them here.
  await act.tell({ name: event, mentorshipId, subjectId } as DomainEvent);
}
