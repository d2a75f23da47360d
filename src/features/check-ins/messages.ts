import type { CheckInId, MentorshipId } from '../../core/ids.ts';
import { localDateOf } from '../../core/local-time.ts';
import type { Act } from '../../database/act.ts';
import type { MessageKind } from '../../delivery/message.ts';
import { findPost } from '../../delivery/queries/posts.ts';
import { listGoals } from '../goals/queries/goals.ts';
import { listSteps } from '../goals/queries/steps.ts';
import { focusOf } from '../goals/rules/progress.ts';
import { openSteps } from '../goals/rules/steps.ts';
import { getMentorship, sharesDm } from '../mentorships/queries.ts';
import { listAnswers } from './queries/answers.ts';
import { findCheckIn, findNewestCheckIn } from './queries/check-ins.ts';
import { findSchedule } from './queries/schedules.ts';
import { promptMessage } from './views/prompt.ts';
import { rhythmMessage } from './views/schedule.ts';
import { summaryMessage } from './views/summary.ts';

export const checkInMessages: readonly MessageKind[] = [
  {
    kind: 'check_in.prompt',
    title: 'Check-in prompt',
    async render(act, subjectId, operation) {
      const read = await readCheckIn(act, subjectId as CheckInId);
      if (!read) return { do: 'skip', because: 'the check-in is gone' };
      if (operation === 'post') {
        const isOver = read.checkIn.state === 'closed' || read.checkIn.closesAt <= act.now;
        if (isOver) return { do: 'skip', because: 'over before it was asked' };
        const schedule = await findSchedule(act.tx, read.mentorship.id);
        if (schedule?.status !== 'running') return { do: 'skip', because: 'paused or stopped before it was asked' };
      }
      return { do: 'send', message: promptMessage(read) };
    },
  },
  {
    kind: 'check_in.summary',
    title: 'Check-in summary',
    async render(act, subjectId) {
      const read = await readCheckIn(act, subjectId as CheckInId);
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

/** Everything that the prompt and the summary show of a check-in. */
async function readCheckIn(act: Act, id: CheckInId) {
  const checkIn = await findCheckIn(act.tx, id);
  if (!checkIn) return undefined;
  const mentorship = await getMentorship(act.tx, checkIn.mentorshipId);
  const goals = focusOf(await listGoals(act.tx, [mentorship.id]));
  const steps = openSteps(
    await listSteps(
      act.tx,
      goals.map((goal) => goal.id),
    ),
  );
  return {
    checkIn,
    mentorship,
    namesMentorship: await sharesDm(act.tx, mentorship),
    focus: goals.map((goal) => ({ goal, openSteps: steps.filter((step) => step.goalId === goal.id) })),
    answers: await listAnswers(act.tx, [id]),
    isNewest: (await findNewestCheckIn(act.tx, mentorship.id))?.id === id,
    today: localDateOf(act.now, mentorship.mentee.timeZone),
  };
}
