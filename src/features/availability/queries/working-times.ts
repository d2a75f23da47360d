import { z } from 'zod';
import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import { weekdays } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { WorkingTimes } from '../types.ts';

const days = z.array(z.enum(weekdays));

/** What these people said of when they work; of whoever said nothing there is nothing. */
export async function listWorkingTimes(
  tx: WorkspaceTransaction,
  personIds: readonly PersonId[],
): Promise<WorkingTimes[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .selectFrom('workingTimes')
    .select(['personId', 'days', 'worksFrom as from', 'worksTo as to', 'country'])
    .where('personId', 'in', personIds)
    .execute();
  return rows.map((row) => ({ ...row, days: days.parse(row.days) }));
}

export async function upsertWorkingTimes(
  tx: WorkspaceTransaction,
  { workspaceId, personId, from, to, updatedAt, ...said }: WorkingTimes & { workspaceId: WorkspaceId; updatedAt: Date },
): Promise<void> {
  const values = { days: [...said.days], country: said.country, worksFrom: from, worksTo: to, updatedAt };
  await tx
    .insertInto('workingTimes')
    .values({ workspaceId, personId, ...values })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'personId']).doUpdateSet(values))
    .execute();
}
