import type { GoalId, MentorshipId, NoteId, PersonId } from '../../core/ids.ts';

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
  readonly goalId: GoalId | null;
  readonly keptAt: Date;
  readonly editedAt: Date | null;
  /** When the mentee thanked for it. */
  readonly thankedAt: Date | null;
}
