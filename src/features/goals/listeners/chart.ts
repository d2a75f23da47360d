import type { Door } from '../../../slack/door.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { askForChart } from '../actions/ask-for-chart.ts';
import { goalButtons, goalRef } from '../inputs/buttons.ts';
import { chartAnswer, chartListBlocks } from '../views/chart-message.ts';
import { listOwnGoals } from './look-back.ts';

export function registerCharts(door: Door): void {
  door.subcommand('/goal', {
    name: 'chart',
    usage: 'chart',
    does: 'draws the progress of a goal, for the two of you',
    async run(visit) {
      await meetVisitor(visit);
      const goals = await visit.act((act) => listOwnGoals(act, 'all'));
      const drawable = goals.filter(({ mentorship }) => mentorship.status === 'active');
      await visit.reply('Your goals', chartListBlocks(drawable));
    },
  });
  door.button(goalButtons.chart, goalRef, async (visit, { goal }) => {
    await visit.reply(chartAnswer(await visit.act((act) => askForChart(act, goal))));
  });
}
