import type { WorkspaceId } from '../core/ids.ts';
import { withClaimer } from '../database/transaction.ts';
import { isRowFault } from '../quarantine/fault.ts';
import { findFailing } from '../quarantine/isolate.ts';
import { longestWaitSeconds } from './failure.ts';
import type { PumpParts } from './pump.ts';
import { listGates, repairFutureTimestamps, repairSource } from './queries/gates.ts';

const repairEveryMs = 60_000;

/** Repairs once a minute what a clock that was set back has left in the far future. */
export function createTimestampRepair(parts: PumpParts): { nowAndThen(): Promise<void> } {
  const { database, quarantine } = parts;
  const { machine } = parts.clocks;
  let repairedAt: Date | undefined;

  /** @returns false where another process is at it */
  function repair(only?: readonly WorkspaceId[]): Promise<boolean> {
    const now = machine.now();
    const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    const furthest = { retryAt: inSeconds(2 * longestWaitSeconds), leaseUntil: inSeconds(2 * parts.leaseSeconds) };
    return withClaimer(database, (tx) => repairFutureTimestamps(tx, now, furthest, only));
  }

  /** All that are not set aside at once; the one on which that breaks is found by halving. */
  async function repairAll(): Promise<void> {
    try {
      await repair();
      return;
    } catch (error) {
      if (!isRowFault(error)) throw error;
    }
    const gates = await withClaimer(database, listGates);
    const failed = await findFailing(gates, async (some) => {
      await repair(some.map(({ workspaceId }) => workspaceId));
    });
    for (const each of failed) await quarantine.setAside(repairSource, each);
  }

  quarantine.register(repairSource, {
    retry: async ({ workspaceId }) => ((await repair([workspaceId])) ? 'back' : 'later'),
  });
  return {
    async nowAndThen() {
      const now = machine.now();
      if (repairedAt && Math.abs(now.getTime() - repairedAt.getTime()) < repairEveryMs) return;
      repairedAt = now;
      await repairAll();
    },
  };
}
