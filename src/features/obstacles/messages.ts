import { messageKind } from '../../delivery/message.ts';
import { findPost } from '../../delivery/queries/posts.ts';
import { id, integer, parts } from '../../delivery/subject.ts';
import { findGoal } from '../goals/queries/goals.ts';
import { getMentorship, sharesDm } from '../mentorships/queries.ts';
import { findObstacle } from './queries/obstacles.ts';
import { findRevision, listRevisionsSince } from './queries/revisions.ts';
import { writersOf } from './rules/parts.ts';
import type { ObstacleId } from './types.ts';
import { obstacleCard } from './views/obstacle-card.ts';
import { newsMessage } from './views/obstacle-history.ts';

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    'obstacle.card': ObstacleId;
    'obstacle.news': readonly [obstacle: ObstacleId, revision: number];
  }
}

export const obstacleMessages = [
  messageKind('obstacle.card', id(), {
    title: 'Card of an obstacle',
    async render(act, obstacleId) {
      const obstacle = await findObstacle(act.tx, obstacleId);
      if (!obstacle) return { do: 'skip', because: 'the obstacle is gone' };
      const mentorship = await getMentorship(act.tx, obstacle.mentorshipId);
      const message = obstacleCard({
        obstacle,
        mentorship,
        goal: obstacle.goalId === null ? undefined : await findGoal(act.tx, obstacle.goalId),
        before: obstacle.resembles === null ? undefined : await findObstacle(act.tx, obstacle.resembles),
        writers: writersOf(await listRevisionsSince(act.tx, obstacle.id, 0)),
        namesMentorship: await sharesDm(act.tx, mentorship),
      });
      return { do: 'send', message };
    },
  }),
  messageKind('obstacle.news', parts(id<ObstacleId>(), integer), {
    title: 'News about an obstacle',
    async render(act, [obstacleId, number]) {
      const obstacle = await findObstacle(act.tx, obstacleId);
      const revision = obstacle && (await findRevision(act.tx, obstacle.id, number));
      if (!revision) return { do: 'skip', because: 'the revision is gone' };
      const card = await findPost(act.tx, 'obstacle.card', obstacle.id);
      if (card?.state === 'dead') return { do: 'skip', because: 'the card could not be posted' };
      if (!card?.ts) return { do: 'wait', because: 'the card is not out' };
      const mentorship = await getMentorship(act.tx, obstacle.mentorshipId);
      return { do: 'send', message: newsMessage(obstacle, revision, mentorship, card.ts) };
    },
  }),
];
