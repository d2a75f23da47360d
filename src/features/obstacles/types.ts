import type { Id, PersonId } from '../../core/ids.ts';
import type { GoalId } from '../goals/types.ts';
import type { MentorshipId } from '../mentorships/types.ts';

export type ObstacleId = Id<'obstacles'>;

export type ObstacleStatus = 'raised' | 'planned' | 'closed';

/** What is written of an obstacle. `view` is the mentor's; the last two are written when it is closed. */
export interface ObstacleParts {
  readonly challenge: string;
  readonly view: string;
  /** One step a line. */
  readonly plan: string;
  readonly reflection: string;
  readonly lesson: string;
}

export type PartName = keyof ObstacleParts;

export interface Obstacle extends ObstacleParts {
  readonly id: ObstacleId;
  readonly mentorshipId: MentorshipId;
  readonly goalId: GoalId | null;
  readonly status: ObstacleStatus;
  /** Lines of the plan that became steps of the goal. */
  readonly steppedLines: readonly string[];
  /** The closed one it was found to be like. */
  readonly resembles: ObstacleId | null;
  readonly revision: number;
  readonly raisedBy: PersonId;
}

export type ObstacleRevisionKind = 'raised' | 'viewed' | 'planned' | 'closed' | 'reflected';

/** Who wrote which parts, and when. Nothing overwrites it. */
export interface ObstacleRevision {
  readonly obstacleId: ObstacleId;
  readonly number: number;
  readonly kind: ObstacleRevisionKind;
  readonly parts: Partial<ObstacleParts>;
  readonly personId: PersonId;
  readonly at: Date;
}

/** Who wrote a part as it stands, and when. */
export type Writers = Partial<Record<PartName, Pick<ObstacleRevision, 'personId' | 'at'>>>;
