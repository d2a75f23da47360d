import type { PersonalAct } from '../../database/act.ts';
import type { Door } from '../../slack/door.ts';
import { meetVisitor } from '../people/lookups.ts';
import { readUndelivered, sendAgain } from './actions.ts';
import { allOfThem, deliveryRef, undeliveredButtons, undeliveredPage } from './inputs.ts';
import type { UndeliveredPage } from './types.ts';
import { undeliveredModal } from './views.ts';

/** @param titleOf what a kind of message is called: kinds belong to features above and below this one */
export function registerUndelivered(door: Door, titleOf: (kind: string) => string): void {
  async function page(act: PersonalAct, wanted: number): Promise<UndeliveredPage> {
    const { rows, skip, total } = await readUndelivered(act, wanted);
    const messages = rows.map(({ id, kind, operation, targetKind, target, reason, finishedAt, dueAt }) => ({
      id,
      title: titleOf(kind),
      isChange: operation === 'update',
      targetKind,
      target,
      reason,
      since: finishedAt ?? dueAt,
    }));
    return { messages, skip, total };
  }

  door.button(undeliveredButtons.show, undeliveredPage, async (visit, { skip }) => {
    await meetVisitor(visit);
    const view = await visit.act(async (act) => undeliveredModal(await page(act, skip)));
    await visit.showModal(view, skip > 0 ? 'instead' : 'on top');
  });

  door.button(undeliveredButtons.sendAgain, deliveryRef, async (visit, { delivery }) => {
    await meetVisitor(visit);
    const view = await visit.act(async (act) => {
      await sendAgain(act, delivery);
      return undeliveredModal(await page(act, 0), true);
    });
    await visit.showModal(view, 'instead');
  });

  door.button(undeliveredButtons.sendAllAgain, allOfThem, async (visit) => {
    await meetVisitor(visit);
    const view = await visit.act(async (act) => {
      await sendAgain(act, 'all');
      return undeliveredModal(await page(act, 0), true);
    });
    await visit.showModal(view, 'instead');
  });
}
