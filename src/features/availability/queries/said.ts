import type { PersonId } from '../../../core/ids.ts';
import { addDays, type LocalDate } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { AvailabilitySaid } from '../types.ts';
import { listProgramDays } from './program-days.ts';
import { listTimeOff } from './time-off.ts';
import { listWorkingTimes } from './working-times.ts';

/** @param today anywhere: what ended the day before is still somebody's today */
export async function readSaid(
  tx: WorkspaceTransaction,
  personIds: readonly PersonId[],
  today: LocalDate,
): Promise<AvailabilitySaid> {
  const times = await listWorkingTimes(tx, personIds);
  const taken = await listTimeOff(tx, personIds);
  return { times, taken, program: await listProgramDays(tx, addDays(today, -1)) };
}
