import type { Id, PersonId } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import type { ObjectiveId } from '../objectives/types.ts';
import type { PairRevision } from '../pair-records/types.ts';

export type GoalId = Id<'goals'>;
export type SuggestionId = Id<'goal_suggestions'>;
export type StepId = Id<'steps'>;

export type GoalStatus = 'proposed' | 'agreed' | 'on_hold' | 'achieved' | 'dropped' | 'replaced';
export type Horizon = 'short' | 'long';
/** How a goal is thought through: SMART, or REAL (Relevant, Experimental, Aspirational, Learning-based). */
export type Frame = 'smart' | 'real';

/** From baseline to target, in a unit; a yes/no goal runs from 0 to 100 %. */
export interface Measure {
  readonly measure: 'yes_no' | 'number';
  readonly baseline: number;
  readonly target: number;
  readonly unit: string;
}

/** What the mentee writes of a goal: the letters of its frame, the horizon and the measure. */
export interface GoalDraft extends Measure {
  readonly frame: Frame;
  /** Specific. */
  readonly title: string;
  /** Measurable, in words. */
  readonly evidence: string;
  readonly achievable: string;
  /** Of both frames. */
  readonly relevant: string;
  /** REAL: what will be tried. */
  readonly experimental: string;
  /** REAL: where it could lead. */
  readonly aspirational: string;
  /** REAL: what will have been learned. */
  readonly learning: string;
  /** Time-bound. */
  readonly deadlineOn: LocalDate;
  readonly horizon: Horizon;
}

export interface Goal extends GoalDraft {
  readonly id: GoalId;
  readonly mentorshipId: MentorshipId;
  readonly status: GoalStatus;
  readonly progress: number;
  /** The number of its newest revision. */
  readonly revision: number;
  readonly agreedAt: Date | null;
  /** What a goal on hold comes back to. */
  readonly heldFrom: 'proposed' | 'agreed' | null;
  /** Open, but not in focus. */
  readonly isParked: boolean;
  /** As the mentee weighs it: 1 is little, 3 is much; null where nobody said. */
  readonly importance: number | null;
  readonly urgency: number | null;
  readonly mentorImportance: number | null;
  readonly mentorUrgency: number | null;
  /** Program leads may see its title and progress. */
  readonly isShared: boolean;
  /** The revision that set the deadline. */
  readonly deadlineRevision: number;
  /** The long-term goal that it leads to. */
  readonly steppingStoneOf: GoalId | null;
  readonly buildsOn: GoalId | null;
  readonly replacedBy: GoalId | null;
  readonly objectiveId: ObjectiveId | null;
}

export type Assignee = 'mentee' | 'mentor' | 'both';

export interface Step {
  readonly id: StepId;
  readonly goalId: GoalId;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly isMilestone: boolean;
  readonly assignee: Assignee;
  readonly tickedAt: Date | null;
}

/** A step as a person wrote it on one line. */
export interface StepDraft {
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly isMilestone: boolean;
  readonly assignee: Assignee;
}

export type RevisionKind =
  | 'proposed'
  | 'agreed'
  | 'reopened'
  | 'commented'
  | 'edited'
  | 'steps_added'
  | 'step_changed'
  | 'step_ticked'
  | 'step_unticked'
  | 'progress_logged'
  | 'suggested'
  | 'suggestion_accepted'
  | 'suggestion_countered'
  | 'suggestion_withdrawn'
  | 'focused'
  | 'parked'
  | 'weighed'
  | 'placed'
  | 'shared'
  | 'unshared'
  | 'held'
  | 'resumed'
  | 'replaced'
  | 'achieved'
  | 'dropped';

export interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string;
}

/** Who changed what of a goal, when and why. */
export interface Revision extends PairRevision, Pick<RevisionContent, 'changes' | 'reason'> {
  readonly kind: RevisionKind;
}

/** What a revision sets: the fields that it changes, and no other. One after the other they give the goal as it is. */
export type GoalPatch = Partial<Omit<Goal, 'id' | 'mentorshipId' | 'revision' | 'agreedAt'>>;

/** A change that one of the two asks for, and what becomes of it. */
export interface Suggestion {
  readonly id: SuggestionId;
  readonly goalId: GoalId;
  readonly state: 'open' | 'accepted' | 'countered' | 'withdrawn' | 'outdated';
  readonly personId: PersonId;
  readonly comment: string;
  /** The revision of the goal that its author saw, and how the goal read then. */
  readonly base: number;
  readonly before: GoalDraft;
  readonly draft: GoalDraft;
  readonly counters: SuggestionId | null;
}

/** What a program lead reads of a goal that was shared. */
export interface SharedGoal extends Pick<Goal, 'title' | 'status' | 'isParked' | 'progress'>, Measure {
  readonly mentorName: string;
  readonly menteeName: string;
}

/** What a revision of a goal keeps. */
export interface RevisionContent {
  readonly changes: readonly Change[];
  readonly reason: string | null;
  /** What it was made of, where that can be made something of once. */
  readonly origin: string | null;
  /** What it sets: all patches together give the goal as it is. */
  readonly patch: GoalPatch;
}

/** What a revision does to the row: its patch, and when it was agreed to or closed. */
export type GoalChange = GoalPatch & {
  readonly agreedAt?: Date;
  readonly closedAt?: Date;
};

/** What can be done to a goal. */
export type GoalVerb =
  | 'agree'
  | 'reopen'
  | 'suggest'
  | 'accept'
  | 'counter'
  | 'withdraw'
  | 'comment'
  | 'edit'
  | 'add_steps'
  | 'change_steps'
  | 'tick_step'
  | 'log_progress'
  | 'focus'
  | 'park'
  | 'weigh'
  | 'place'
  | 'share'
  | 'unshare'
  | 'hold'
  | 'resume'
  | 'replace'
  | 'achieve'
  | 'drop';

export interface GoalShape {
  readonly row: Goal;
  readonly verb: GoalVerb;
  readonly revision: Revision;
  readonly content: RevisionContent;
  readonly change: GoalChange;
}
