import { sql } from 'kysely';
import type { Act } from '../database/act.ts';
import { isRowFault, reasonOf } from './fault.ts';
import { insertQuarantined } from './queries.ts';

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
      await setAside(act, source, row.id, reasonOf(error));
    }
    await sql`release savepoint each_row`.execute(act.tx);
  }
}

async function setAside(act: Act, source: string, rowId: string, reason: string): Promise<void> {
  const { workspaceId, now } = act;
  const row = { workspaceId, source, rowId, reason, setAsideAt: now };
  // Whoever tries it at the next tick has the log: there it is said.
  const isNew = await insertQuarantined(act.tx, { ...row, tries: 0, retryAt: 'at once' });
  if (isNew) await act.tell({ name: 'row.quarantined', mentorshipId: null, subjectId: rowId });
}
