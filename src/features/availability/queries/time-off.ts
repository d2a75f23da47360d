import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { TimeOff, TimeOffId } from '../types.ts';

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

/** Locks a person, so that of two changes of their time off at once the second sees the first. */
export async function lockPerson(tx: WorkspaceTransaction, id: PersonId): Promise<void> {
  await tx.selectFrom('people').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function updateBackOn(tx: WorkspaceTransaction, id: TimeOffId, backOn: LocalDate): Promise<void> {
  await tx.updateTable('timeOff').set({ backOn }).where('id', '=', id).execute();
}

/** They count no more, and stay as what somebody once planned. */
export async function updateEnded(tx: WorkspaceTransaction, ids: readonly TimeOffId[], endedAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('timeOff').set({ endedAt }).where('id', 'in', ids).execute();
}
