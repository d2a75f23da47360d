import type { Id, PersonId } from '../../core/ids.ts';
import type { GoalId } from '../goals/types.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import type { PairRevision } from '../pair-records/types.ts';

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

/** Who wrote which parts, and when. */
export interface ObstacleRevision extends PairRevision {
  readonly kind: ObstacleRevisionKind;
  readonly parts: Partial<ObstacleParts>;
}

/** Who wrote a part as it stands, and when. */
export type Writers = Partial<Record<PartName, Pick<ObstacleRevision, 'personId' | 'at'>>>;

/** What can be done to an obstacle that stands. */
export type ObstacleVerb = 'view' | 'plan' | 'close' | 'reflect';

/** What a revision may set in the row. */
export interface ObstacleChange extends Partial<ObstacleParts> {
  readonly status?: ObstacleStatus;
  readonly closedAt?: Date;
  readonly steppedLines?: string[];
}

export interface ObstacleShape {
  readonly row: Obstacle;
  readonly verb: ObstacleVerb;
  readonly revision: ObstacleRevision;
  readonly content: Pick<ObstacleRevision, 'parts'>;
  readonly change: ObstacleChange;
}
