import { Refusal } from '../../core/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Act, PersonalAct } from '../../database/act.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import type { DeliveryId } from '../../delivery/message.ts';
import { countDead, findDelivery, listDead, resendDead, type UndeliveredRow } from '../../delivery/queries/failures.ts';
import { listReachableLeads, requireLead } from '../programs/actions.ts';

declare module '../../database/act.ts' {
  interface EventSubjects {
    /** Who sent again what was not delivered. */
    'undelivered.sent_again': PersonId;
  }
}

/** On one page of the list. */
export const undeliveredPerPage = 40;

/** A page of what could not be delivered, newest first; the first one where there is no such page any more. @throws Refusal */
export async function readUndelivered(
  act: PersonalAct,
  wanted: number,
): Promise<{ rows: UndeliveredRow[]; skip: number; total: number }> {
  await requireLead(act, 'see what could not be delivered');
  const total = await countDead(act.tx);
  const skip = wanted < total ? wanted : 0;
  return { rows: await listDead(act.tx, { skip, most: undeliveredPerPage }), skip, total };
}

/** Puts one message, or all of them, back into the outbox; what is on its way already stays as it is. @throws Refusal */
export async function sendAgain(act: PersonalAct, which: DeliveryId | 'all'): Promise<void> {
  await requireLead(act, 'send messages again');
  if (which !== 'all' && !(await findDelivery(act.tx, which))) {
    throw new Refusal(
      'no_such_delivery',
      'Cairn finds no such message in this workspace. Open its Home to see what there is.',
    );
  }
  await resendDead(act.tx, { ids: which === 'all' ? undefined : [which] });
  await act.tell({ name: 'undelivered.sent_again', mentorshipId: null, subjectId: act.personId });
}

/** Slack refused a message for good: the leads are told, once a day on their own calendar, however many there are. */
export async function noticeFailure(act: Act, id: DeliveryId): Promise<void> {
  // A notice that cannot be delivered is no news for a notice.
  if ((await findDelivery(act.tx, id))?.kind === 'undelivered.notice') return;
  for (const { id: leadId, today } of await listReachableLeads(act)) {
    await enqueue(act, 'undelivered.notice', leadId, {
      target: { kind: 'people', ids: [leadId] },
      dedupKey: `undelivered.notice:${leadId}:${today}`,
    });
  }
}
