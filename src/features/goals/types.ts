import type { GoalId, MentorshipId, PersonId, StepId } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';

export type GoalStatus = 'proposed' | 'agreed' | 'achieved' | 'dropped';
export type Horizon = 'short' | 'long';

/** From baseline to target, in a unit; a yes/no goal runs from 0 to 100 %. */
export interface Measure {
  readonly measure: 'yes_no' | 'number';
  readonly baseline: number;
  readonly target: number;
  readonly unit: string;
}

/** What the mentee writes of a goal: the five letters of SMART, the horizon and the measure. */
export interface GoalDraft extends Measure {
  /** Specific. */
  readonly title: string;
  /** Measurable, in words. */
  readonly evidence: string;
  readonly achievable: string;
  readonly relevant: string;
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
}

export interface Step {
  readonly id: StepId;
  readonly goalId: GoalId;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly isMilestone: boolean;
  readonly tickedAt: Date | null;
}

/** A step as a person wrote it on one line. */
export interface StepDraft {
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly isMilestone: boolean;
}

export type RevisionKind =
  | 'proposed'
  | 'agreed'
  | 'commented'
  | 'edited'
  | 'steps_added'
  | 'step_ticked'
  | 'progress_logged'
  | 'achieved'
  | 'dropped';

export interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string;
}

/** Who changed what of a goal, when and why. Nothing overwrites it. */
export interface Revision {
  readonly goalId: GoalId;
  readonly number: number;
  readonly kind: RevisionKind;
  readonly changes: readonly Change[];
  readonly reason: string | null;
  readonly personId: PersonId;
  readonly at: Date;
}
