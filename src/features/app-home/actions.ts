import { addDays, knownZone, type LocalDate, localDateOf } from '../../core/local-time.ts';
import type { PersonalAct } from '../../database/act.ts';
import { countDead } from '../../delivery/queries/failures.ts';
import { countQuarantined } from '../../quarantine/queries.ts';
import { isReadable } from '../check-ins/rules/readable.ts';
import { focusOf } from '../goals/rules/focus.ts';
import { actsAsLead } from '../programs/actions.ts';
import { listOfferedWins } from '../wins/queries.ts';
import { listOpenGoals, listScheduledMentorships } from './queries.ts';
import type { HomeContent } from './types.ts';

/** In days. */
const dueSoon = 7;

/** Everything a person's Home shows, in four queries however long they have been at it. */
export async function readHome(act: PersonalAct): Promise<HomeContent> {
  const scheduled = await listScheduledMentorships(act.tx, act.personId);
  const ids = scheduled.map(({ mentorship }) => mentorship.id);
  // No zone is a whole day ahead of UTC: each mentorship's own day decides below.
  const soonAnywhere = addDays(act.now.toISOString().slice(0, 10) as LocalDate, dueSoon + 1);
  const { goals, steps } = await listOpenGoals(act.tx, ids, soonAnywhere);
  const wins = await listOfferedWins(act.tx, ids);
  const leads = await actsAsLead(act);
  return {
    leads,
    undelivered: leads ? await countDead(act.tx) : 0,
    setAside: leads ? await countQuarantined(act.tx) : 0,
    mentorships: scheduled.map(({ mentorship, schedule }) => {
      const own = goals.filter((goal) => goal.mentorshipId === mentorship.id);
      const zone = knownZone(mentorship.mentee.timeZone);
      const soon = localDateOf(new Date(act.now.getTime() + dueSoon * 86_400_000), zone);
      return {
        mentorship,
        schedule: isReadable(schedule, mentorship) ? schedule : 'unreadable',
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
