import type { WorkspaceId } from '../core/ids.ts';
import { withClaimer } from '../database/transaction.ts';
import { isRowFault } from '../quarantine/fault.ts';
import { longestWaitSeconds } from './failure.ts';
import type { PumpParts } from './pump.ts';
import { listGates, repairFutureTimestamps } from './queries/gates.ts';

/** Under this name workspaces are set aside whose timestamps cannot be repaired. */
const repairSource = 'delivery.repair';
const repairEveryMs = 60_000;

/** Repairs once a minute what a clock that was set back has left in the far future. */
export function createTimestampRepair(parts: PumpParts): { nowAndThen(): Promise<void> } {
  const { database, quarantine } = parts;
  const { machine } = parts.clocks;
  let repairedAt: Date | undefined;

  function repair(only?: WorkspaceId): Promise<void> {
    const now = machine.now();
    const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    const furthest = { retryAt: inSeconds(2 * longestWaitSeconds), leaseUntil: inSeconds(2 * parts.leaseSeconds) };
    return withClaimer(database, (tx) => repairFutureTimestamps(tx, now, furthest, only));
  }

  /** All at once; where that breaks on a row, each workspace by itself. */
  async function repairAll(): Promise<void> {
    try {
      return await repair();
    } catch (error) {
      if (!isRowFault(error)) throw error;
    }
    for (const workspaceId of await withClaimer(database, listGates)) {
      try {
        await repair(workspaceId);
      } catch (error) {
        if (!isRowFault(error)) throw error;
        await quarantine.setAside(repairSource, { workspaceId, id: workspaceId, error });
      }
    }
  }

  quarantine.register(repairSource, async ({ workspaceId }) => {
    await repair(workspaceId);
    return 'back';
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
