import { localDateOf } from '../../core/local-time.ts';
import type { PersonalAct } from '../../database/act.ts';
import { countDead } from '../../delivery/queries/failures.ts';
import { listSchedules } from '../check-ins/queries/schedules.ts';
import { listGoals } from '../goals/queries/goals.ts';
import { listSteps } from '../goals/queries/steps.ts';
import { focusOf } from '../goals/rules/progress.ts';
import { isOpen } from '../goals/rules/rights.ts';
import { openSteps } from '../goals/rules/steps.ts';
import { listMentorshipsOf } from '../mentorships/queries.ts';
import { actsAsLead } from '../programs/actions.ts';
import { listOfferedWins } from '../wins/queries.ts';
import type { HomeContent } from './types.ts';

/** In days. */
const dueSoon = 7;

/** Everything a person's Home shows. */
export async function readHome(act: PersonalAct): Promise<HomeContent> {
  const active = (await listMentorshipsOf(act.tx, act.personId)).filter((each) => each.status === 'active');
  const ids = active.map((each) => each.id);
  const goals = await listGoals(act.tx, ids);
  const open = goals.filter(isOpen);
  const steps = openSteps(
    await listSteps(
      act.tx,
      open.map((goal) => goal.id),
    ),
  );
  const schedules = await listSchedules(act.tx, ids);
  const wins = await listOfferedWins(act.tx, ids);
  const leads = await actsAsLead(act);
  return {
    leads,
    undelivered: leads ? await countDead(act.tx) : 0,
    mentorships: active.map((mentorship) => {
      const own = goals.filter((goal) => goal.mentorshipId === mentorship.id);
      const zone = mentorship.mentee.timeZone;
      const soon = localDateOf(new Date(act.now.getTime() + dueSoon * 86_400_000), zone);
      return {
        mentorship,
        schedule: schedules.find((each) => each.mentorshipId === mentorship.id),
        focus: focusOf(own),
        proposed: own.filter((goal) => goal.status === 'proposed'),
        stepsDue: steps
          .filter((step) => own.some((goal) => goal.id === step.goalId) && step.dueOn !== null && step.dueOn <= soon)
          .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1)),
        offered: mentorship.mentee.id === act.personId ? wins.filter((win) => win.mentorshipId === mentorship.id) : [],
        today: localDateOf(act.now, zone),
      };
    }),
  };
}
