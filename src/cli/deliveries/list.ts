import { systemClocks } from '../../core/clock.ts';
import { type ClaimTransaction, withClaimer } from '../../database/transaction.ts';
import { countDead, countWaiting, listDead, listWaiting } from '../../delivery/queries/failures.ts';
import { print } from '../command.ts';
import { withBooks } from '../open-books.ts';
import { type ListWish, readListWish } from './arguments.ts';
import { asRecord, type Found, failedTable, waitingTable } from './tables.ts';

/** @returns the exit code: what was found is no failure of the command */
export async function listDeliveries(args: readonly string[]): Promise<number> {
  const wish = readListWish(args);
  const { failed, waiting } = await withBooks((database) => withClaimer(database, (tx) => read(tx, wish)));
  if (wish.json) {
    print(JSON.stringify([...(failed?.rows ?? []), ...(waiting?.rows ?? [])].map(asRecord), null, 2));
    return 0;
  }
  const parts = [...(failed ? [failedTable(failed)] : []), ...(waiting ? [waitingTable(waiting)] : [])];
  print(parts.join('\n\n'));
  return 0;
}

async function read(tx: ClaimTransaction, wish: ListWish): Promise<{ failed?: Found; waiting?: Found }> {
  const { workspace: workspaceId, limit: most } = wish;
  const dueBy = systemClocks.calendar.now();
  const found: { failed?: Found; waiting?: Found } = {};
  if (wish.failed) {
    found.failed = { rows: await listDead(tx, { workspaceId, most }), total: await countDead(tx, workspaceId) };
  }
  if (wish.waiting) {
    const rows = await listWaiting(tx, { workspaceId, most, dueBy });
    found.waiting = { rows, total: await countWaiting(tx, dueBy, workspaceId) };
  }
  return found;
}
