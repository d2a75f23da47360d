import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { ProgramId } from '../programs/types.ts';
import type { Objective, ObjectiveId } from './types.ts';

const columns = ['id', 'kind', 'title', 'retiredAt'] as const;

/** Objectives first, then values, each by name; retired ones among them. */
export async function listObjectives(tx: WorkspaceTransaction): Promise<Objective[]> {
  return tx.selectFrom('objectives').select(columns).orderBy('kind').orderBy('title').orderBy('id').execute();
}

export async function findObjective(tx: WorkspaceTransaction, id: ObjectiveId): Promise<Objective | undefined> {
  return tx.selectFrom('objectives').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function insertObjective(
  tx: WorkspaceTransaction,
  objective: Pick<Objective, 'id' | 'kind' | 'title'> & {
    workspaceId: WorkspaceId;
    programId: ProgramId;
    createdBy: PersonId;
    createdAt: Date;
  },
): Promise<void> {
  await tx.insertInto('objectives').values(objective).execute();
}

export async function updateObjective(
  tx: WorkspaceTransaction,
  id: ObjectiveId,
  change: { title?: string; retiredAt?: Date | null },
): Promise<void> {
  await tx.updateTable('objectives').set(change).where('id', '=', id).execute();
}
