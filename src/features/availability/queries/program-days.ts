import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { ProgramDays, ProgramDaysId } from '../types.ts';

/** What counts from this day on, the first day first. */
export async function listProgramDays(tx: WorkspaceTransaction, from: LocalDate): Promise<ProgramDays[]> {
  return tx
    .selectFrom('programDays')
    .select(['id', 'kind', 'name', 'firstOn', 'backOn'])
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('backOn', 'is', null), eb('backOn', '>', from)]))
    .orderBy('firstOn')
    .orderBy('id')
    .execute();
}

export async function insertProgramDays(
  tx: WorkspaceTransaction,
  days: ProgramDays & { readonly workspaceId: WorkspaceId; readonly madeBy: PersonId; readonly madeAt: Date },
): Promise<void> {
  await tx.insertInto('programDays').values(days).execute();
}

/** They end where today begins, or count no more where they lie ahead. @returns whether there were such days */
export async function endProgramDays(
  tx: WorkspaceTransaction,
  id: ProgramDaysId,
  { today, now }: { readonly today: LocalDate; readonly now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('programDays')
    .set((eb) => ({
      backOn: eb.case().when('firstOn', '<', today).then(eb.val(today)).else(eb.ref('backOn')).end(),
      endedAt: eb.case().when('firstOn', '<', today).then(eb.ref('endedAt')).else(eb.val(now)).end(),
    }))
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('backOn', 'is', null), eb('backOn', '>', today)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
