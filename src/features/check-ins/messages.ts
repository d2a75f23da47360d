import type { CheckInId, MentorshipId } from '../../core/ids.ts';
import { localDateOf } from '../../core/local-time.ts';
import type { Act } from '../../database/act.ts';
import type { MessageKind, Rendered } from '../../delivery/message.ts';
import { findPost } from '../../delivery/queries/posts.ts';
import { listGoals } from '../goals/queries/goals.ts';
import { listSteps } from '../goals/queries/steps.ts';
import { focusOf } from '../goals/rules/focus.ts';
import { openSteps } from '../goals/rules/steps.ts';
import { getMentorship, listMentorships, listSharingDm } from '../mentorships/queries.ts';
import { listOpenObstacles } from '../obstacles/queries/obstacles.ts';
import { listAnswers } from './queries/answers.ts';
import { listCheckInsById, listNewestOf } from './queries/check-ins.ts';
import { findSchedule, listSchedules } from './queries/schedules.ts';
import { promptMessage } from './views/prompt.ts';
import { rhythmMessage } from './views/schedule.ts';
import { summaryMessage } from './views/summary.ts';

export const checkInMessages: readonly MessageKind[] = [
  {
    kind: 'check_in.prompt',
    title: 'Check-in prompt',
    async render(act, subjectId, operation) {
      const rendered = await renderPrompts(act, [subjectId], operation);
      return rendered.get(subjectId) ?? { do: 'skip', because: 'the check-in is gone' };
    },
    renderAll: renderPrompts,
  },
  {
    kind: 'check_in.summary',
    title: 'Check-in summary',
    async render(act, subjectId) {
      const [read] = await readCheckIns(act, [subjectId as CheckInId]);
      if (!read) return { do: 'skip', because: 'the check-in is gone' };
      const prompt = await findPost(act.tx, 'check_in.prompt', subjectId);
      if (prompt?.state === 'moot' || prompt?.state === 'dead') return { do: 'skip', because: 'it was never asked' };
      if (!prompt?.ts) return { do: 'wait', because: 'the prompt is not out' };
      return { do: 'send', message: summaryMessage({ ...read, promptTs: prompt.ts }) };
    },
  },
  {
    kind: 'check_in.rhythm',
    title: 'Check-in schedule',
    async render(act, subjectId) {
      const schedule = await findSchedule(act.tx, subjectId as MentorshipId);
      if (!schedule || schedule.status === 'stopped') return { do: 'skip', because: 'stopped' };
      return { do: 'send', message: rhythmMessage(schedule, await getMentorship(act.tx, schedule.mentorshipId)) };
    },
  },
];

async function renderPrompts(
  act: Act,
  subjectIds: readonly string[],
  operation: 'post' | 'update',
): Promise<Map<string, Rendered>> {
  const reads = await readCheckIns(act, subjectIds as readonly CheckInId[]);
  const schedules =
    operation === 'post'
      ? await listSchedules(
          act.tx,
          reads.map(({ mentorship }) => mentorship.id),
        )
      : [];
  const running = new Set(schedules.flatMap((each) => (each.status === 'running' ? [each.mentorshipId] : [])));
  return new Map(
    reads.map((read): [string, Rendered] => {
      const { checkIn, mentorship } = read;
      const isOver = checkIn.state === 'closed' || checkIn.closesAt <= act.now;
      if (operation === 'post' && isOver) return [checkIn.id, { do: 'skip', because: 'over before it was asked' }];
      if (operation === 'post' && !running.has(mentorship.id)) {
        return [checkIn.id, { do: 'skip', because: 'paused or stopped before it was asked' }];
      }
      return [checkIn.id, { do: 'send', message: promptMessage(read) }];
    }),
  );
}

/** Everything that prompts and summaries show of check-ins; those that are gone are left out. */
async function readCheckIns(act: Act, ids: readonly CheckInId[]) {
  const { tx } = act;
  const checkIns = await listCheckInsById(tx, ids);
  const mentorshipIds = checkIns.map(({ mentorshipId }) => mentorshipId);
  const mentorships = new Map((await listMentorships(tx, mentorshipIds)).map((each) => [each.id, each]));
  const goals = await listGoals(tx, mentorshipIds);
  const focus = new Map(mentorshipIds.map((id) => [id, focusOf(goals.filter((goal) => goal.mentorshipId === id))]));
  const steps = openSteps(
    await listSteps(
      tx,
      [...focus.values()].flat().map(({ id }) => id),
    ),
  );
  const obstacles = await listOpenObstacles(tx, mentorshipIds);
  const sharing = await listSharingDm(tx, [...mentorships.values()]);
  const answers = await listAnswers(tx, ids);
  const newest = await listNewestOf(tx, ids);
  return checkIns.flatMap((checkIn) => {
    const mentorship = mentorships.get(checkIn.mentorshipId);
    if (!mentorship) return [];
    return {
      checkIn,
      mentorship,
      namesMentorship: sharing.has(mentorship.id),
      focus: (focus.get(mentorship.id) ?? []).map((goal) => ({
        goal,
        openSteps: steps.filter((step) => step.goalId === goal.id),
      })),
      obstacles: obstacles.filter(({ mentorshipId }) => mentorshipId === mentorship.id),
      answers: answers.filter(({ checkInId }) => checkInId === checkIn.id),
      isNewest: newest.has(checkIn.id),
      today: localDateOf(act.now, mentorship.mentee.timeZone),
    };
  });
}
