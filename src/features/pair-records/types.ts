import type { PersonId } from '../../core/ids.ts';
import type { Mentorship, MentorshipId, Role } from '../mentorships/types.ts';

/** How something stands that the two of a mentorship keep together. */
export interface PairRow {
  readonly id: string;
  readonly mentorshipId: MentorshipId;
  readonly status: string;
  /** The number of its newest revision. */
  readonly revision: number;
}

/** Who changed what of it, and when. Nothing overwrites it. Each kind of record adds what its revisions keep. */
export interface PairRevision {
  /** The first one has the number 1. */
  readonly number: number;
  readonly kind: string;
  readonly personId: PersonId;
  readonly at: Date;
}

/** The newest revisions between two numbers, which are left out. */
export interface RevisionRange {
  readonly after: number;
  readonly before: number;
  readonly max: number;
}

/** All of them: far more than a person writes in a mentorship. */
export const wholeLife: RevisionRange = { after: 0, before: 2 ** 31 - 1, max: 5_000 };

/** The types of one kind of record. */
export interface RecordShape {
  readonly row: PairRow;
  readonly verb: string;
  readonly revision: PairRevision;
  /** What each of its revisions keeps, beside what those of every record do. */
  readonly content: object;
  /** What a revision may set in the row. */
  readonly change: object;
}

/** A record, and what the acting person is to it. */
export interface Opened<Row> {
  readonly row: Row;
  readonly mentorship: Mentorship;
  readonly role: Role;
}

declare const isLocked: unique symbol;
/** As `Opened`, with the right to do something to it, and nobody else doing anything until the transaction ends. */
export type Locked<Row> = Opened<Row> & { readonly [isLocked]: true };
