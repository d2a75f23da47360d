import type { GoalId } from '../../core/ids.ts';
import { localDateOf } from '../../core/local-time.ts';
import type { MessageKind } from '../../delivery/message.ts';
import { findPost } from '../../delivery/queries/posts.ts';
import { getMentorship, sharesDm } from '../mentorships/queries.ts';
import { findGoal } from './queries/goals.ts';
import { listWholeLife } from './queries/life.ts';
import { findRevision } from './queries/revisions.ts';
import { listSteps } from './queries/steps.ts';
import { progressSeries } from './rules/progress-series.ts';
import { chartMessage } from './views/chart-message.ts';
import { goalCard } from './views/goal-card.ts';
import { newsMessage } from './views/goal-history.ts';

export const goalMessages: readonly MessageKind[] = [
  {
    kind: 'goal.card',
    title: 'Card of a goal',
    async render(act, subjectId) {
      const goal = await findGoal(act.tx, subjectId as GoalId);
      if (!goal) return { do: 'skip', because: 'the goal is gone' };
      const mentorship = await getMentorship(act.tx, goal.mentorshipId);
      const message = goalCard({
        goal,
        mentorship,
        steps: await listSteps(act.tx, [goal.id]),
        namesMentorship: await sharesDm(act.tx, mentorship),
        today: localDateOf(act.now, mentorship.mentee.timeZone),
      });
      return { do: 'send', message };
    },
  },
  {
    kind: 'goal.news',
    title: 'News about a goal',
    async render(act, subjectId) {
      const [id, number] = subjectId.split(':');
      const goal = await findGoal(act.tx, id as GoalId);
      const revision = goal && (await findRevision(act.tx, goal.id, Number(number)));
      if (!revision) return { do: 'skip', because: 'the revision is gone' };
      const card = await findPost(act.tx, 'goal.card', goal.id);
      if (card?.state === 'dead') return { do: 'skip', because: 'the card could not be posted' };
      if (!card?.ts) return { do: 'wait', because: 'the card is not out' };
      const mentorship = await getMentorship(act.tx, goal.mentorshipId);
      return { do: 'send', message: newsMessage(goal, revision, mentorship, card.ts) };
    },
  },
  {
    kind: 'goal.chart',
    title: 'Progress picture of a goal',
    async render(act, subjectId) {
      const [id] = subjectId.split(':');
      const goal = await findGoal(act.tx, id as GoalId);
      if (!goal) return { do: 'skip', because: 'the goal is gone' };
      const card = await findPost(act.tx, 'goal.card', goal.id);
      if (card && !card.ts && card.state !== 'dead') return { do: 'wait', because: 'the card is not out' };
      const mentorship = await getMentorship(act.tx, goal.mentorshipId);
      const life = await listWholeLife(act.tx, goal);
      const message = chartMessage({
        goal,
        mentorship,
        series: progressSeries({ ...life, zone: mentorship.mentee.timeZone, now: act.now }),
        namesMentorship: await sharesDm(act.tx, mentorship),
        cardTs: card?.ts ?? undefined,
      });
      return { do: 'send', message };
    },
  },
];
