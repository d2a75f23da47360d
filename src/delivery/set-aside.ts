import { randomUUID } from 'node:crypto';
import type { WorkspaceId } from '../core/ids.ts';
import {
  type ClaimTransaction,
  type WorkspaceTransaction,
  withClaimer,
  withWorkspace,
} from '../database/transaction.ts';
import { dryRun } from '../quarantine/dry-run.ts';
import { findFailing, type RowRef } from '../quarantine/isolate.ts';
import type { PumpParts } from './pump.ts';
import { listClaimable, releaseExpiredLeases, touchDeliveries } from './queries/claims.ts';
import { claimSource, listTakeable, type Taking, takeSource, touchGates, wakeGate } from './queries/gates.ts';

// A row that breaks a claim is found and set aside, so that the others of the claim go on.

type Parts = Pick<PumpParts, 'database' | 'clocks' | 'quarantine' | 'leaseSeconds'>;

/** @returns whether the gate that breaks `takeGates` was found */
export async function setAsideGates(parts: Parts): Promise<boolean> {
  const taking = takingNow(parts);
  const gates = await withClaimer(parts.database, (tx) => listTakeable(tx, taking));
  return setAside(parts, takeSource, gates, (rows) => tryGates(parts, rows));
}

function tryGates(parts: Parts, rows: readonly RowRef[]): Promise<void> {
  return dryRun(
    (work: (tx: ClaimTransaction) => Promise<never>) => withClaimer(parts.database, work),
    (tx) => touchGates(tx, rows, takingNow(parts)),
  );
}

function takingNow({ clocks }: Parts): Taking {
  const now = clocks.machine.now();
  return { dueBy: clocks.calendar.now(), now, leaseUntil: now, holder: randomUUID(), most: 0 };
}

/** @returns whether a delivery that breaks the claims of this workspace was found */
export async function setAsideDeliveries(parts: Parts, workspaceId: WorkspaceId): Promise<boolean> {
  const { calendar, machine } = parts.clocks;
  const claim = { workspaceId, dueBy: calendar.now(), now: machine.now() };
  const waiting = await withWorkspace(parts.database, workspaceId, (tx) => listClaimable(tx, claim));
  return setAside(parts, claimSource, waiting, (rows) => tryDeliveries(parts, workspaceId, rows));
}

async function setAside(
  { quarantine }: Parts,
  source: string,
  rows: readonly RowRef[],
  work: (rows: readonly RowRef[]) => Promise<void>,
): Promise<boolean> {
  let isFound = false;
  for (const failed of await findFailing(rows, work)) {
    if ((await quarantine.setAside(source, failed)) !== 'failed') isFound = true;
  }
  return isFound;
}

/** Does with these rows what a claim does: takes what waits, and gives back what a dead worker left. */
function tryDeliveries(parts: Parts, workspaceId: WorkspaceId, rows: readonly RowRef[]): Promise<void> {
  const now = parts.clocks.machine.now();
  const leaseUntil = new Date(now.getTime() + parts.leaseSeconds * 1000);
  return dryRun(
    (work: (tx: WorkspaceTransaction) => Promise<never>) => withWorkspace(parts.database, workspaceId, work),
    async (tx) => {
      await releaseExpiredLeases(tx, workspaceId, now, rows);
      await touchDeliveries(tx, rows, leaseUntil);
    },
  );
}

/** How gates and deliveries that were set aside are tried again. */
export function registerClaims(parts: Parts): void {
  const { database, clocks, quarantine } = parts;
  const wake = (workspaceId: WorkspaceId) =>
    withClaimer(database, (tx) => wakeGate(tx, workspaceId, clocks.machine.now()));
  quarantine.register(takeSource, {
    async retry(row) {
      await tryGates(parts, [row]);
      await wake(row.workspaceId);
      return 'back';
    },
  });
  quarantine.register(claimSource, {
    async retry(row) {
      await tryDeliveries(parts, row.workspaceId, [row]);
      await wake(row.workspaceId);
      return 'back';
    },
  });
}
