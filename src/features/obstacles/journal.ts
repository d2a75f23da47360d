import type { JournalContribution } from '../journal/record.ts';
import { listTitles } from './queries/obstacles.ts';
import type { ObstacleId, ObstacleRevisionKind } from './types.ts';

type ObstacleEvents = Record<`obstacle.${ObstacleRevisionKind}`, ObstacleId>;

declare module '../journal/record.ts' {
  interface JournalSubjects extends ObstacleEvents {}
}

export const obstacleJournal: JournalContribution<keyof ObstacleEvents> = {
  kinds: { obstacles: { title: 'Obstacles', position: 60 } },
  events: {
    'obstacle.raised': { kind: 'obstacles', did: 'raised an obstacle' },
    'obstacle.viewed': { kind: 'obstacles', did: 'added a view on an obstacle' },
    'obstacle.planned': { kind: 'obstacles', did: 'planned what to do about an obstacle' },
    'obstacle.closed': { kind: 'obstacles', did: 'closed an obstacle' },
    'obstacle.reflected': { kind: 'obstacles', did: 'looked back on an obstacle' },
  },
  titlesOf: listTitles,
};
