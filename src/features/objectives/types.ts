import type { Id } from '../../core/ids.ts';

export type ObjectiveId = Id<'objectives'>;

/** What the organisation works towards, or what it stands for: goals may serve it. Program leads keep the list. */
export interface Objective {
  readonly id: ObjectiveId;
  readonly kind: 'objective' | 'value';
  readonly title: string;
  /** Retired: no goal can choose it any more, and goals that did keep it. */
  readonly retiredAt: Date | null;
}
