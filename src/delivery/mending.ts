import type { WorkspaceId } from '../core/ids.ts';
import { withClaimer } from '../database/transaction.ts';
import { isRowFault } from '../quarantine/fault.ts';
import { longestWaitSeconds } from './failure.ts';
import type { PumpParts } from './pump.ts';
import { listGates, mendWaits } from './queries/gates.ts';

/** Under this name workspaces are set aside whose waits cannot be mended. */
const mendSource = 'delivery.mend';
const mendEveryMs = 60_000;

/** Puts right once a minute what no transaction of ours leaves behind (`mendWaits`). */
export function createMending(parts: PumpParts): { nowAndThen(): Promise<void> } {
  const { database, quarantine } = parts;
  const { machine } = parts.clocks;
  let mendedAt: Date | undefined;

  function mend(only?: WorkspaceId): Promise<void> {
    const now = machine.now();
    const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    const furthest = { retryAt: inSeconds(2 * longestWaitSeconds), leaseUntil: inSeconds(2 * parts.leaseSeconds) };
    return withClaimer(database, (tx) => mendWaits(tx, now, furthest, only));
  }

  /** All at once; where that breaks on a row, each workspace by itself. */
  async function mendAll(): Promise<void> {
    try {
      return await mend();
    } catch (error) {
      if (!isRowFault(error)) throw error;
    }
    for (const workspaceId of await withClaimer(database, listGates)) {
      try {
        await mend(workspaceId);
      } catch (error) {
        if (!isRowFault(error)) throw error;
        await quarantine.setAside(mendSource, { workspaceId, id: workspaceId, error });
      }
    }
  }

  quarantine.register(mendSource, async ({ workspaceId }) => {
    await mend(workspaceId);
    return 'back';
  });
  return {
    async nowAndThen() {
      const now = machine.now();
      if (mendedAt && Math.abs(now.getTime() - mendedAt.getTime()) < mendEveryMs) return;
      mendedAt = now;
      await mendAll();
    },
  };
}
