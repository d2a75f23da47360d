import { type LocalDate, localDateOf } from '../../core/local-time.ts';
import type { Act } from '../../database/act.ts';
import { type MessageDefinition, messageKind } from '../../delivery/message.ts';
import { findPost } from '../../delivery/queries/posts.ts';
import { id, integer, localDate, parts, word } from '../../delivery/subject.ts';
import { readSaid } from '../availability/queries/said.ts';
import { nextMomentForBoth, whenFree } from '../availability/rules/working-hours.ts';
import { getMentorship, sharesDm } from '../mentorships/queries.ts';
import type { Mentorship, MentorshipId } from '../mentorships/types.ts';
import { findObjective } from '../objectives/queries.ts';
import { cardOf, findCard, newsOf } from '../pair-records/messages.ts';
import { goalRecord } from './pair-record.ts';
import { findGoal, listGoals } from './queries/goals.ts';
import { listWholeLife } from './queries/life.ts';
import { listSteps } from './queries/steps.ts';
import { findOpenSuggestion, findSuggestion } from './queries/suggestions.ts';
import type { DeadlineNote } from './rules/deadline.ts';
import { progressSeries } from './rules/progress-series.ts';
import { isOpen } from './rules/rights.ts';
import { stonesOf } from './rules/stepping-stones.ts';
import type { Goal, GoalId, SuggestionId } from './types.ts';
import { chartMessage } from './views/chart-message.ts';
import { deadlineMessage } from './views/deadline.ts';
import { goalCard } from './views/goal-card.ts';
import { goalWords } from './views/goal-history.ts';
import { suggestionMessage } from './views/suggestion.ts';

const dayMs = 86_400_000;

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    'goal.card': GoalId;
    'goal.suggestion': SuggestionId;
    'goal.news': readonly [goal: GoalId, revision: number];
    /** A picture a day. */
    'goal.chart': readonly [goal: GoalId, day: LocalDate];
    /** A deadline that another revision has set anew leaves it moot. */
    'goal.deadline': readonly [goal: GoalId, deadlineRevision: number, note: DeadlineNote];
  }
}

/** Whether the two of a pair have paused. */
export type IsPaused = (act: Act, id: MentorshipId) => Promise<boolean>;

/** @param isPaused of a feature that is above this one */
export function goalMessages(isPaused: IsPaused) {
  return [
    ...toldOnPress,
    messageKind('goal.deadline', parts(id<GoalId>(), integer, word('approaching', 'passed')), deadline(isPaused)),
  ];
}

/** What somebody's deed brings. */
const toldOnPress = [
  messageKind(
    'goal.card',
    id(),
    cardOf(goalRecord, {
      title: 'Card of a goal',
      message: async (act, goal, mentorship) =>
        goalCard({
          goal,
          mentorship,
          steps: await listSteps(act.tx, [goal.id]),
          namesMentorship: await sharesDm(act.tx, mentorship),
          ...(await readLinks(act, goal, mentorship)),
          today: localDateOf(act.now, mentorship.mentee.timeZone),
        }),
    }),
  ),
  messageKind('goal.suggestion', id(), {
    title: 'Suggestion for a goal',
    async render(act, suggestionId) {
      const suggestion = await findSuggestion(act.tx, suggestionId);
      const goal = suggestion && (await findGoal(act.tx, suggestion.goalId));
      if (!goal) return { do: 'skip', because: 'the suggestion is gone' };
      const under = await findCard(act, 'goal.card', goal.id);
      if (under.do !== 'send') return under;
      const mentorship = await getMentorship(act.tx, goal.mentorshipId);
      return { do: 'send', message: suggestionMessage({ suggestion, goal, mentorship, cardTs: under.ts }) };
    },
  }),
  messageKind(
    'goal.news',
    parts(id<GoalId>(), integer),
    newsOf(goalRecord, { title: 'News about a goal', words: goalWords }),
  ),
  messageKind('goal.chart', parts(id<GoalId>(), localDate), {
    title: 'Progress picture of a goal',
    async render(act, [goalId]) {
      const goal = await findGoal(act.tx, goalId);
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
  }),
];

/** What comes by itself: around a deadline, and never while the two have paused. */
function deadline(isPaused: IsPaused): MessageDefinition<readonly [GoalId, number, DeadlineNote]> {
  return {
    title: 'Question about a deadline',
    async render(act, [goalId, revision, note], operation) {
      const goal = await findGoal(act.tx, goalId);
      if (!goal || !isOpen(goal)) return { do: 'skip', because: 'the goal is not open' };
      if (goal.deadlineRevision !== revision) return { do: 'skip', because: 'the deadline was moved' };
      const mentorship = await getMentorship(act.tx, goal.mentorshipId);
      if (mentorship.status === 'ended') return { do: 'skip', because: 'the mentorship has ended' };
      // Planned long before: since then somebody may have moved, or gone on holiday.
      const at = operation === 'post' ? await nextMomentOf(act, mentorship, isPaused) : undefined;
      if (at && at > act.now) return { do: 'later', at, because: 'the two have paused, or do not work now' };
      const isOver = localDateOf(act.now, mentorship.mentee.timeZone) > goal.deadlineOn;
      if (note === 'approaching' && isOver) return { do: 'skip', because: 'it has passed' };
      return { do: 'send', message: deadlineMessage(goal, mentorship, note) };
    },
  };
}

/**
 * When the mentee works next, by day for the mentor too. In a pause of the two, and where that is further away than a day, it is
 * looked at again a day later: either may end sooner than was said.
 */
async function nextMomentOf(act: Act, { id, mentee, mentor }: Mentorship, isPaused: IsPaused): Promise<Date> {
  const tomorrow = new Date(act.now.getTime() + dayMs);
  if (await isPaused(act, id)) return tomorrow;
  const said = await readSaid(act.tx, [mentee.id], localDateOf(act.now, mentee.timeZone));
  const next = nextMomentForBoth(whenFree(mentee, said), mentor.timeZone, act.now);
  return next && next < tomorrow ? next : tomorrow;
}

async function readLinks(act: Act, goal: Goal, { mentor, mentee }: Mentorship) {
  const title = async (id: GoalId | null) => (id ? (await findGoal(act.tx, id))?.title : undefined);
  const waiting = await findOpenSuggestion(act.tx, goal.id);
  return {
    leads: {
      steppingStoneOf: await title(goal.steppingStoneOf),
      serves: goal.objectiveId ? (await findObjective(act.tx, goal.objectiveId))?.title : undefined,
      stones: goal.horizon === 'long' ? stonesOf(goal.id, await listGoals(act.tx, [goal.mentorshipId])) : [],
    },
    links: { buildsOn: await title(goal.buildsOn), replacedBy: await title(goal.replacedBy) },
    suggestionBy: waiting && (waiting.personId === mentor.id ? mentor.name : mentee.name),
  };
}
