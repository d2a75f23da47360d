import { newId, type PersonId, type WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { UndertakingId, UndertakingStep, UndertakingStepId } from '../types.ts';

/** Its steps in their order. */
export async function listSteps(tx: WorkspaceTransaction, id: UndertakingId): Promise<UndertakingStep[]> {
  return tx
    .selectFrom('undertakingSteps')
    .select(['position', 'title', 'dueOn', 'tickedAt'])
    .where('undertakingId', '=', id)
    .orderBy('position')
    .execute();
}

export async function insertSteps(
  tx: WorkspaceTransaction,
  of: { workspaceId: WorkspaceId; undertakingId: UndertakingId },
  steps: readonly Pick<UndertakingStep, 'position' | 'title' | 'dueOn'>[],
): Promise<void> {
  if (steps.length === 0) return;
  await tx
    .insertInto('undertakingSteps')
    .values(
      steps.map(({ position, title, dueOn }) => ({ ...of, id: newId<UndertakingStepId>(), position, title, dueOn })),
    )
    .execute();
}

/** @param tick who ticked it and when; null to open it again. @returns false where it stood so before */
export async function updateTicked(
  tx: WorkspaceTransaction,
  id: UndertakingId,
  position: number,
  tick: { tickedBy: PersonId; tickedAt: Date } | null,
): Promise<boolean> {
  const result = await tx
    .updateTable('undertakingSteps')
    .set(tick ?? { tickedBy: null, tickedAt: null })
    .where('undertakingId', '=', id)
    .where('position', '=', position)
    .where('tickedAt', tick ? 'is' : 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
