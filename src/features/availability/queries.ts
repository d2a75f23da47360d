import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { TimeOff } from './types.ts';

/** What these people have taken off and not given back, the past included; the first day first. */
export async function listTimeOff(tx: WorkspaceTransaction, personIds: readonly PersonId[]): Promise<TimeOff[]> {
  if (personIds.length === 0) return [];
  return tx
    .selectFrom('timeOff')
    .select(['id', 'personId', 'firstOn', 'backOn'])
    .where('personId', 'in', personIds)
    .where('endedAt', 'is', null)
    .orderBy('firstOn')
    .execute();
}

export async function insertTimeOff(
  tx: WorkspaceTransaction,
  off: TimeOff & { readonly workspaceId: WorkspaceId; readonly takenAt: Date },
): Promise<void> {
  await tx.insertInto('timeOff').values(off).execute();
}

/** Ends whatever of a person's time off reaches beyond this day. @returns how many there were */
export async function endTimeOff(
  tx: WorkspaceTransaction,
  personId: PersonId,
  today: LocalDate,
  endedAt: Date,
): Promise<number> {
  const result = await tx
    .updateTable('timeOff')
    .set({ endedAt })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('backOn', 'is', null), eb('backOn', '>', today)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
