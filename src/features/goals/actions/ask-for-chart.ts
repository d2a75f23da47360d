import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { findPost } from '../../../delivery/queries/posts.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findGoal } from '../queries/goals.ts';
import { listWholeLife } from '../queries/life.ts';
import { type AskedChart, fewestPoints, progressSeries } from '../rules/progress-series.ts';
import type { GoalId } from '../types.ts';

/** One of the two asks for a goal's progress as a picture; there is one a goal and day. @throws Refusal */
export async function askForChart(act: PersonalAct, id: GoalId): Promise<AskedChart> {
  const goal = await findGoal(act.tx, id);
  if (!goal) throw notYours();
  const { mentorship } = await requireActivePartner(act, goal.mentorshipId);
  const zone = mentorship.mentee.timeZone;
  const subject = [id, localDateOf(act.now, zone)] as const;
  const before = await findPost(act.tx, 'goal.chart', subject);
  if (before) return stateOf(before.state);
  const series = progressSeries({ ...(await listWholeLife(act.tx, goal)), zone, now: act.now });
  if (series.points.length < fewestPoints) {
    throw new Refusal(
      'nothing_to_draw',
      `“${goal.title}” is at its beginning, so there is no line to draw yet. Once ${mentorship.mentee.name} has logged progress, there will be one.`,
    );
  }
  await enqueue(act, 'goal.chart', subject, { target: theirDm(mentorship) });
  return 'asked';
}

function stateOf(state: 'pending' | 'sending' | 'sent' | 'moot' | 'dead'): AskedChart {
  if (state === 'sent') return 'posted';
  return state === 'pending' || state === 'sending' ? 'on its way' : 'not posted';
}
