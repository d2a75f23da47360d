import type { Id } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import type { PairRevision } from '../pair-records/types.ts';

export type UndertakingId = Id<'undertakings'>;
export type UndertakingStepId = Id<'undertaking_steps'>;

/** A learning lab (the two try something out) or a joint project (the two make something). */
export type UndertakingKind = 'lab' | 'project';
export type UndertakingStatus = 'planned' | 'under_way' | 'done' | 'let_go';

/** Something the two do together. */
export interface Undertaking {
  readonly id: UndertakingId;
  readonly mentorshipId: MentorshipId;
  readonly kind: UndertakingKind;
  readonly status: UndertakingStatus;
  readonly title: string;
  readonly whatFor: string;
  /** What came of it; empty until it is done. */
  readonly outcome: string;
  readonly menteeLearned: string;
  readonly mentorLearned: string;
  /** The number of its newest revision. */
  readonly revision: number;
}

export interface UndertakingStep {
  readonly position: number;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly tickedAt: Date | null;
}

export type ChangeKind =
  | 'planned'
  | 'started'
  | 'edited'
  | 'steps_added'
  | 'step_ticked'
  | 'step_unticked'
  | 'done'
  | 'learned'
  | 'let_go';

/** Who did what to it, and when. */
export interface UndertakingRevision extends PairRevision {
  readonly kind: ChangeKind;
  /** What the other one is told of it. */
  readonly words: string;
}

/** What can be done to a lab or a project. Both of the two may do all of it. */
export type UndertakingVerb = 'start' | 'edit' | 'change_steps' | 'finish' | 'learn' | 'let_go';

export interface UndertakingUpdate {
  readonly status?: UndertakingStatus;
  readonly title?: string;
  readonly whatFor?: string;
  readonly outcome?: string;
  readonly menteeLearned?: string;
  readonly mentorLearned?: string;
  readonly closedAt?: Date;
}

export interface UndertakingShape {
  readonly row: Undertaking;
  readonly verb: UndertakingVerb;
  readonly revision: UndertakingRevision;
  readonly content: Pick<UndertakingRevision, 'words'>;
  readonly change: UndertakingUpdate;
}
