import { parseLocalDate } from '../../../core/local-time.ts';
import { changeRhythm, pauseCheckIns, resumeCheckIns } from '../../../features/check-ins/actions/schedule.ts';
import { submitAnswer } from '../../../features/check-ins/actions/submit-answer.ts';
import { findNewestCheckIn } from '../../../features/check-ins/queries/check-ins.ts';
import { readResponses } from '../../../features/check-ins/rules/answers.ts';
import type { MenteeResponses, MentorResponses } from '../../../features/check-ins/types.ts';
import { requireActivePartner } from '../../../features/mentorships/actions.ts';
import { rhythmOf, type ToldRhythm } from './program-deeds.ts';
import type { Scene } from './scene.ts';

/** What the mentee or the mentor writes; only the first question must be answered. */
type ToldAnswer =
  | (Pick<MenteeResponses, 'moved'> & Partial<MenteeResponses>)
  | (Pick<MentorResponses, 'guidance'> & Partial<MentorResponses>);

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
  async answers(
    { life, visit, formId }: Scene,
    told: { says: ToldAnswer; reached?: Readonly<Record<string, number>> },
  ) {
    await visit.act(async (act) => {
      const { role } = await requireActivePartner(act, life.mentorship);
      const checkIn = await findNewestCheckIn(act.tx, life.mentorship);
      if (!checkIn) throw new Error('nothing has been asked yet');
      const fields = new Map<string, string | null | undefined>(Object.entries(told.says));
      const responses = readResponses(role, (name) => fields.get(name) ?? undefined);
      const progress = Object.entries(told.reached ?? {}).map(([goal, reached]) => ({
        goalId: life.goal(goal),
        progress: reached,
      }));
      await submitAnswer(act, checkIn.id, { responses, progress, requestKey: formId });
    });
  },
};
