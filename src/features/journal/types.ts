import type { Id, PersonId } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';
import type { MentorshipId } from '../mentorships/types.ts';

export type NoteId = Id<'journal_notes'>;

export type NoteKind = 'note' | 'reflection' | 'message' | 'insight' | 'opportunity';

/** What one of the two wrote into the journal: read by its author, and by the other one where it is shared. */
export interface Note {
  readonly id: NoteId;
  readonly mentorshipId: MentorshipId;
  readonly authorId: PersonId;
  readonly kind: NoteKind;
  readonly words: string;
  readonly isShared: boolean;
  /** Of a message: where it stands in Slack. Of an insight or an opportunity: what it points to. */
  readonly link: string | null;
  /** The goal that an insight or an opportunity serves. */
  readonly goalId: Id<'goals'> | null;
  readonly keptAt: Date;
  readonly editedAt: Date | null;
  /** When the mentee thanked for it. */
  readonly thankedAt: Date | null;
}

/** What of the journal is shown; what is not given does not matter. Dates are of the reader's zone, both included. */
export interface JournalFilter {
  readonly mentorship?: MentorshipId;
  readonly person?: PersonId;
  /** One of the kinds that the features bring. */
  readonly kind?: string;
  readonly goal?: Id<'goals'>;
  readonly from?: LocalDate;
  readonly until?: LocalDate;
}

/** One thing that happened, as one reader may see it. */
export interface JournalLine {
  /** Its place in the journal: later ones have higher numbers. */
  readonly seq: number;
  readonly event: string;
  readonly mentorshipId: MentorshipId;
  /** Who did it; null where time did. */
  readonly personName: string | null;
  readonly at: Date;
  /** The title of the goal, step or win that it is about. */
  readonly title: string | undefined;
  readonly note: Note | undefined;
}
