import { tzdataVersion } from '../../core/local-time.ts';
import { withClaimer } from '../../database/transaction.ts';
import type { Sweep } from '../../scheduler/sweep.ts';
import { closeCheckIn } from './actions/close-check-in.ts';
import { openDueCheckIns, recomputeInstants } from './actions/open-check-ins.ts';
import { findNextClosingAt, findNextOpeningAt, listOverdueCheckIns } from './queries/claims.ts';

const batch = 500;

/** Comes first: what is due is decided by the newest time zone data at hand. */
const followTzdata: Sweep = {
  name: 'check-ins.follow-tzdata',
  title: 'Check-ins follow a change of the clocks',
  run: ({ database }) => withClaimer(database, (tx) => recomputeInstants(tx, tzdataVersion, batch)),
  // New time zone data come with a new process, not at an instant.
  nextDueAt: async () => undefined,
};

const openCheckIns: Sweep = {
  name: 'check-ins.open',
  title: 'A check-in opens',
  run: ({ database, calendar }) => withClaimer(database, (tx) => openDueCheckIns(tx, calendar.now(), batch)),
  nextDueAt: ({ database, calendar }) => withClaimer(database, (tx) => findNextOpeningAt(tx, calendar.now())),
};

/** Closes the check-ins whose window is over, one transaction each: a window that ended while Cairn was down closes now. */
const closeCheckIns: Sweep = {
  name: 'check-ins.close',
  title: 'A check-in’s window closes',
  async run({ database, actor, calendar, logger }) {
    const overdue = await withClaimer(database, (tx) => listOverdueCheckIns(tx, calendar.now(), batch));
    let closed = 0;
    for (const { workspaceId, id } of overdue) {
      try {
        const { result } = await actor.asTime(workspaceId, (act) => closeCheckIn(act, id, 'window_over'));
        if (result) closed += 1;
      } catch (error) {
        logger.error(
          { err: error, workspace: workspaceId, checkIn: id },
          'check-in not closed; the next sweep tries again',
        );
      }
    }
    return closed;
  },
  nextDueAt: ({ database, calendar }) => withClaimer(database, (tx) => findNextClosingAt(tx, calendar.now())),
};

export const checkInSweeps: readonly Sweep[] = [followTzdata, openCheckIns, closeCheckIns];
