import { parseLocalDate } from '../../../core/local-time.ts';
import { lockAnswer } from '../../../features/check-ins/actions/open-answer.ts';
import { changeRhythm, pauseCheckIns, resumeCheckIns } from '../../../features/check-ins/actions/schedule.ts';
import { submitAnswer } from '../../../features/check-ins/actions/submit-answer.ts';
import { findNewestCheckIn } from '../../../features/check-ins/queries/check-ins.ts';
import { readResponses } from '../../../features/check-ins/rules/answers.ts';
import { defaultQuestions } from '../../../features/questions/rules/question-set.ts';
import { rhythmOf, type ToldRhythm } from './program-deeds.ts';
import type { Scene } from './scene.ts';

const moods = ['stuck', 'slow', 'steady', 'good', 'flying'] as const;

/** What the mentee or the mentor writes; only the first question must be answered. */
type ToldAnswer =
  | { moved: string; inTheWay?: string; nextStep?: string; need?: string; mood?: (typeof moods)[number] }
  | { guidance: string; feedback?: string; commitment?: string };

/** What they write, under the ids of the questions that every program starts with. */
function fieldsOf(told: ToldAnswer): Map<string, string | undefined> {
  if (!('moved' in told)) return new Map(Object.entries(told));
  const { inTheWay, nextStep, mood, ...rest } = told;
  const scale = defaultQuestions.find(({ purpose }) => purpose === 'mood')?.options ?? [];
  return new Map([
    ...Object.entries(rest),
    ['in_the_way', inTheWay],
    ['next_step', nextStep],
    ['mood', mood && scale[moods.indexOf(mood)]],
  ]);
}

export const checkInDeeds = {
  async schedules({ life, visit }: Scene, { rhythm }: { rhythm: ToldRhythm }) {
    await visit.act((act) => changeRhythm(act, life.mentorship, rhythmOf(rhythm)));
  },

  async pauses({ life, visit }: Scene, { until }: { until?: string }) {
    await visit.act((act) => pauseCheckIns(act, life.mentorship, parseLocalDate(until ?? '')));
  },

  async resumes({ life, visit }: Scene, _told: object) {
    await visit.act((act) => resumeCheckIns(act, life.mentorship));
  },

  /** Answers the newest check-in, or changes what they answered. */
  async answers({ life, visit }: Scene, told: { says: ToldAnswer; reached?: Readonly<Record<string, number>> }) {
    await visit.act(async (act) => {
      const checkIn = await findNewestCheckIn(act.tx, life.mentorship);
      if (!checkIn) throw new Error('nothing has been asked yet');
      const form = await lockAnswer(act, checkIn.id);
      const responses = readResponses(form.role, form.asked, fieldsOf(told.says));
      const progress = Object.entries(told.reached ?? {}).map(([goal, reached]) => ({
        goalId: life.goal(goal),
        progress: reached,
      }));
      await submitAnswer(act, form, { responses, progress });
    });
  },
};
