import { tzdataVersion } from '../../core/local-time.ts';
import { withClaimer } from '../../database/transaction.ts';
import { mayBeRowFault } from '../../quarantine/fault.ts';
import type { FailedRow, RowRef } from '../../quarantine/isolate.ts';
import type { Sweep } from '../../scheduler/sweep.ts';
import { closeCheckIn } from './actions/close-check-in.ts';
import { openDueCheckIns, recomputeInstants } from './actions/open-check-ins.ts';
import {
  findNextClosingAt,
  findNextOpeningAt,
  listDueSchedules,
  listOutdatedSchedules,
  listOverdueCheckIns,
  sources,
} from './queries/claims.ts';

/** Comes first: what is due is decided by the newest time zone data at hand. */
const followTzdata: Sweep = {
  name: sources.followTzdata,
  title: 'Check-ins follow a change of the clocks',
  run: ({ database }, batch) => withClaimer(database, (tx) => recomputeInstants(tx, tzdataVersion, batch)),
  listDue: ({ database }, max) => withClaimer(database, (tx) => listOutdatedSchedules(tx, tzdataVersion, max)),
  // New time zone data come with a new process, not at an instant.
  nextDueAt: async () => undefined,
};

const openCheckIns: Sweep = {
  name: sources.open,
  title: 'A check-in opens',
  run: ({ database, calendar }, batch) => withClaimer(database, (tx) => openDueCheckIns(tx, calendar.now(), batch)),
  listDue: ({ database, calendar }, max) => withClaimer(database, (tx) => listDueSchedules(tx, calendar.now(), max)),
  nextDueAt: ({ database, calendar }) => withClaimer(database, (tx) => findNextOpeningAt(tx, calendar.now())),
};

/** Closes the check-ins whose window is over, one transaction each: a window that ended while Cairn was down closes now. */
const closeCheckIns: Sweep = {
  name: sources.close,
  title: 'A check-in’s window closes',
  async run({ database, actor, calendar }, batch) {
    const overdue = await withClaimer(database, (tx) => listOverdueCheckIns(tx, calendar.now(), batch));
    let done = 0;
    const failed: FailedRow[] = [];
    for (const { workspaceId, id } of overdue) {
      try {
        const { result } = await actor.asTime(workspaceId, (act) => closeCheckIn(act, id, 'window_over'));
        if (result) done += 1;
      } catch (error) {
        if (!mayBeRowFault(error)) throw error;
        failed.push({ workspaceId, id, error });
      }
    }
    return { done, failed };
  },
  listDue: ({ database, calendar }, max): Promise<RowRef[]> =>
    withClaimer(database, (tx) => listOverdueCheckIns(tx, calendar.now(), { max })),
  nextDueAt: ({ database, calendar }) => withClaimer(database, (tx) => findNextClosingAt(tx, calendar.now())),
};

export const checkInSweeps: readonly Sweep[] = [followTzdata, openCheckIns, closeCheckIns];
