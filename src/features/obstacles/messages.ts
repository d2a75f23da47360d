import { messageKind } from '../../delivery/message.ts';
import { id, integer, parts } from '../../delivery/subject.ts';
import { findGoal } from '../goals/queries/goals.ts';
import { sharesDm } from '../mentorships/queries.ts';
import { cardOf, newsOf } from '../pair-records/messages.ts';
import { wholeLife } from '../pair-records/types.ts';
import { obstacleRecord } from './pair-record.ts';
import { findObstacle } from './queries/obstacles.ts';
import { listRevisions } from './queries/revisions.ts';
import { writersOf } from './rules/parts.ts';
import type { ObstacleId } from './types.ts';
import { obstacleCard } from './views/obstacle-card.ts';
import { obstacleWords } from './views/obstacle-history.ts';

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    'obstacle.card': ObstacleId;
    'obstacle.news': readonly [obstacle: ObstacleId, revision: number];
  }
}

export const obstacleMessages = [
  messageKind(
    'obstacle.card',
    id(),
    cardOf(obstacleRecord, {
      title: 'Card of an obstacle',
      message: async (act, obstacle, mentorship) =>
        obstacleCard({
          obstacle,
          mentorship,
          goal: obstacle.goalId === null ? undefined : await findGoal(act.tx, obstacle.goalId),
          before: obstacle.resembles === null ? undefined : await findObstacle(act.tx, obstacle.resembles),
          writers: writersOf(await listRevisions(act.tx, obstacle.id, wholeLife)),
          namesMentorship: await sharesDm(act.tx, mentorship),
        }),
    }),
  ),
  messageKind(
    'obstacle.news',
    parts(id<ObstacleId>(), integer),
    newsOf(obstacleRecord, { title: 'News about an obstacle', words: obstacleWords }),
  ),
];
