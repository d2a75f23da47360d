import type { Quarantinable } from '../../quarantine/quarantinable.ts';
import type { Door } from '../../slack/door.ts';
import { meetVisitor } from '../people/lookups.ts';
import { readSetAside, tryAgain } from './actions.ts';
import { everything, quarantineButtons, quarantinePage } from './inputs.ts';
import { setAsideModal } from './views.ts';

/** @param works what each feature says of its rows */
export function registerQuarantine(door: Door, works: readonly Quarantinable[]): void {
  door.button(quarantineButtons.show, quarantinePage, async (visit, { skip }) => {
    await meetVisitor(visit);
    const view = await visit.act(async (act) => setAsideModal(await readSetAside(act, works, skip)));
    await visit.showModal(view, skip > 0 ? 'instead' : 'on top');
  });

  door.button(quarantineButtons.retry, everything, async (visit) => {
    await meetVisitor(visit);
    const view = await visit.act(async (act) => {
      await tryAgain(act);
      return setAsideModal(await readSetAside(act, works, 0), true);
    });
    await visit.showModal(view, 'instead');
  });
}
