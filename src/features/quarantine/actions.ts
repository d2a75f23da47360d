import type { Act, PersonalAct } from '../../database/act.ts';
import { afterSentSource } from '../../delivery/after-sent.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { faultySource } from '../../delivery/faulty.ts';
import { listRecipients } from '../../delivery/queries/failures.ts';
import { claimSource, repairSource, takeSource } from '../../delivery/queries/gates.ts';
import type { Quarantinable } from '../../quarantine/quarantinable.ts';
import { countQuarantined, listQuarantined, makeRetriesDue } from '../../quarantine/queries.ts';
import { listReachableLeads, requireLead } from '../programs/actions.ts';
import type { SetAside, SetAsidePage } from './types.ts';

/** On one page of the list. */
export const setAsidePerPage = 40;

/** Of deliveries: whom a message is for. */
export const messageQuarantinable: Quarantinable = {
  effects: {
    [takeSource]: 'no message of this workspace goes out.',
    [repairSource]: 'messages may go out late.',
    [claimSource]: 'a message doesn’t go out.',
    [faultySource]: 'a message doesn’t go out.',
    [afterSentSource]: 'what follows a message, such as its reminder, doesn’t come.',
  },
  peopleOf: (act, ids) => listRecipients(act.tx, ids),
};

/** A page of what is set aside, the longest first; the first one where there is no such page any more. @throws Refusal */
export async function readSetAside(
  act: PersonalAct,
  works: readonly Quarantinable[],
  wanted: number,
): Promise<SetAsidePage> {
  await requireLead(act, 'see what Cairn has set aside');
  const total = await countQuarantined(act.tx);
  const skip = wanted < total ? wanted : 0;
  const rows: SetAside[] = [];
  for (const { source, rowId, reason, setAsideAt } of await listQuarantined(act.tx, { skip, max: setAsidePerPage })) {
    const work = works.find(({ effects }) => Object.hasOwn(effects, source));
    rows.push({
      people: (await work?.peopleOf(act, [rowId]))?.get(rowId) ?? [],
      effect: work?.effects[source] ?? 'something of this workspace doesn’t happen.',
      reason,
      since: setAsideAt,
    });
  }
  return { rows, skip, total };
}

/** Has all of it tried again within seconds. @throws Refusal */
export async function tryAgain(act: PersonalAct): Promise<void> {
  await requireLead(act, 'have this tried again');
  await makeRetriesDue(act.tx);
}

/** A row was set aside: the leads are told, once a day however many there are. */
export async function noticeSetAside(act: Act): Promise<void> {
  for (const { id: leadId, today } of await listReachableLeads(act)) {
    await enqueue(act, 'quarantine.notice', leadId, {
      target: { kind: 'people', ids: [leadId] },
      dedupKey: `quarantine.notice:${leadId}:${today}`,
    });
  }
}
