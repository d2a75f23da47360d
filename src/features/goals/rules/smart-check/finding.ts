import type { LocalDate } from '../../../../core/local-time.ts';
import type { GoalDraft } from '../../types.ts';

/** What the check has to say about one letter of a goal's frame (REAL has E and L besides). */
export interface Finding {
  readonly letter: 'S' | 'M' | 'A' | 'R' | 'T' | 'E' | 'L';
  readonly tone: 'good' | 'hint';
  readonly code: Code;
  /** One or two short sentences; they may quote a word of the goal. */
  readonly words: string;
}

export type Code =
  | 'no_title'
  | 'vague'
  | 'several'
  | 'specific'
  | 'no_number'
  | 'no_baseline'
  | 'number'
  | 'evidence'
  | 'too_many'
  | 'no_means'
  | 'means'
  | 'no_reason'
  | 'reason'
  | 'no_deadline'
  | 'deadline_past'
  | 'too_far'
  | 'too_near'
  | 'after_end'
  | 'deadline'
  | 'no_trial'
  | 'trial'
  | 'no_direction'
  | 'direction'
  | 'no_learning'
  | 'learning';

/** What is known around a goal when it is checked. */
export interface Surroundings {
  /** In the mentee's zone. */
  readonly today: LocalDate;
  /** The mentorship's last day, where it has one. */
  readonly endsOn: LocalDate | null;
  /** Without this one. */
  readonly othersInFocus: number;
}

/** A goal as far as it is written. */
export type Unfinished = Partial<GoalDraft>;
