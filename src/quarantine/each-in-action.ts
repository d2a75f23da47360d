import { sql } from 'kysely';
import type { Act } from '../database/act.ts';
import { isRowFault, reasonOf } from './fault.ts';
import { upsertQuarantined } from './queries.ts';

/**
 * Does something for each of many rows in the transaction of one action. What fails is taken back for its row alone,
 * which is set aside and tried again at the next tick; the action goes on.
 * @param source under which name such a row is set aside
 */
export async function eachInAction<R extends { readonly id: string }>(
  act: Act,
  source: string,
  rows: readonly R[],
  work: (row: R) => Promise<void>,
): Promise<void> {
  for (const row of rows) {
    await sql`savepoint each_row`.execute(act.tx);
    try {
      await work(row);
    } catch (error) {
      if (!isRowFault(error)) throw error;
      await sql`rollback to savepoint each_row`.execute(act.tx);
      // Whoever tries it at the next tick has the log: there, and then, it is said.
      const { workspaceId, now } = act;
      await upsertQuarantined(act.tx, { workspaceId, source, rowId: row.id, reason: reasonOf(error), setAsideAt: now });
    }
    await sql`release savepoint each_row`.execute(act.tx);
  }
}
