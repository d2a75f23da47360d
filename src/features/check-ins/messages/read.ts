import { localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { listSteps } from '../../goals/queries/steps.ts';
import { focusOf } from '../../goals/rules/focus.ts';
import { openSteps } from '../../goals/rules/steps.ts';
import { listMentorships, listSharingDm } from '../../mentorships/queries.ts';
import { listOpenObstacles } from '../../obstacles/queries/obstacles.ts';
import { listLastTalks } from '../../talks/queries.ts';
import { listAnswers } from '../queries/answers.ts';
import { listCheckInsById, listNewestOf } from '../queries/check-ins.ts';
import { countSince, listPrevious } from '../queries/last-time.ts';
import { listParticipations } from '../queries/participations.ts';
import {
  commitmentsOf,
  type LastTime,
  nothingBefore,
  sinceInWords,
  talksSince,
  toldEvents,
} from '../rules/last-time.ts';
import type { CheckInId } from '../types.ts';

/** Everything that prompts and summaries show of check-ins; those that are gone are left out. */
export async function readCheckIns(act: Act, ids: readonly CheckInId[]) {
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
  const participations = await listParticipations(tx, ids);
  const newest = await listNewestOf(tx, ids);
  const before = await readLastTimes(act, ids);
  const talks = await listLastTalks(tx, mentorshipIds);
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
      participations: participations.filter(({ checkInId }) => checkInId === checkIn.id),
      lastTime: before(checkIn.id),
      talks: talksSince(
        before(checkIn.id),
        talks.filter(({ mentorshipId }) => mentorshipId === mentorship.id),
      ),
      isNewest: newest.has(checkIn.id),
      today: localDateOf(act.now, mentorship.mentee.timeZone),
    };
  });
}

/** What both said in the check-in before each of these, and what has happened in between. */
async function readLastTimes({ tx }: Act, ids: readonly CheckInId[]): Promise<(id: CheckInId) => LastTime> {
  const previous = await listPrevious(tx, ids);
  const counts = await countSince(tx, previous, toldEvents);
  const answers = await listAnswers(tx, [...previous.values()]);
  const before = await listCheckInsById(tx, [...previous.values()]);
  return (id) => {
    const last = before.find((each) => each.id === previous.get(id));
    if (!last) return nothingBefore;
    return {
      before: last,
      commitments: commitmentsOf(
        last,
        answers.filter(({ checkInId }) => checkInId === last.id),
      ),
      since: sinceInWords(counts.get(id) ?? new Map()),
    };
  };
}
