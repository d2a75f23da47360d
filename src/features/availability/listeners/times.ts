import { localDateOf } from '../../../core/local-time.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { setWorkingTimes } from '../actions/working-times.ts';
import { availabilityButtons, noSubject, timesForm } from '../inputs.ts';
import { listWorkingTimes } from '../queries/working-times.ts';
import { hoursIn, readWorkingTimes } from '../rules/working-hours.ts';
import { timesModal } from '../views/times.ts';

export function registerTimes(door: Door): void {
  door.subcommand('/checkin', {
    name: 'times',
    usage: 'times',
    does: 'shows and changes when you work, and whose public holidays are yours',
    run: showTimes,
  });
  door.button(availabilityButtons.times, noSubject, showTimes);

  door.submit(timesForm, async (act, { values }) => {
    await setWorkingTimes(act, readWorkingTimes(values));
    return undefined;
  });
}

async function showTimes(visit: Visit): Promise<void> {
  const { timeZone } = await meetVisitor(visit);
  const view = await visit.act(async (act) => {
    const [known] = await listWorkingTimes(act.tx, [act.personId]);
    return timesModal(known?.said ?? hoursIn(known?.locale ?? null), {
      zone: timeZone,
      today: localDateOf(act.now, timeZone),
    });
  });
  await visit.showModal(view);
}
