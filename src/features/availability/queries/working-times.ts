import { z } from 'zod';
import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import { weekdays } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { TimesOf, WorkingTimes } from '../types.ts';

const days = z.array(z.enum(weekdays));

/** What is known of when these people work. */
export async function listWorkingTimes(tx: WorkspaceTransaction, personIds: readonly PersonId[]): Promise<TimesOf[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .selectFrom('people')
    .leftJoin('workingTimes', (join) =>
      join
        .onRef('workingTimes.workspaceId', '=', 'people.workspaceId')
        .onRef('workingTimes.personId', '=', 'people.id'),
    )
    .select(['people.id as personId', 'locale', 'days', 'worksFrom as from', 'worksTo as to', 'country'])
    .where('people.id', 'in', personIds)
    .execute();
  return rows.map(({ personId, locale, from, to, country, ...row }) => {
    const said = from !== null && to !== null ? { days: days.parse(row.days), from, to, country } : null;
    return { personId, locale, said };
  });
}

export async function upsertWorkingTimes(
  tx: WorkspaceTransaction,
  whose: { readonly workspaceId: WorkspaceId; readonly personId: PersonId },
  said: WorkingTimes,
  updatedAt: Date,
): Promise<void> {
  const values = { days: [...said.days], country: said.country, worksFrom: said.from, worksTo: said.to, updatedAt };
  await tx
    .insertInto('workingTimes')
    .values({ ...whose, ...values })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'personId']).doUpdateSet(values))
    .execute();
}
