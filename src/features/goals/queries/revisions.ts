import { z } from 'zod';
import type { GoalId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { GoalPatch, Revision } from '../types.ts';

const changes = z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() }));
const revisionColumns = ['goalId', 'number', 'kind', 'changes', 'reason', 'personId', 'at'] as const;

export async function insertRevision(
  tx: WorkspaceTransaction,
  revision: Revision & { workspaceId: WorkspaceId; requestKey: string | null; patch: GoalPatch },
): Promise<void> {
  await tx
    .insertInto('goalRevisions')
    .values({ ...revision, changes: JSON.stringify(revision.changes), patch: JSON.stringify(revision.patch) })
    .execute();
}

export async function hasRevisionOfRequest(tx: WorkspaceTransaction, requestKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('goalRevisions')
    .select('number')
    .where('requestKey', '=', requestKey)
    .executeTakeFirst();
  return row !== undefined;
}

function selectRevisions(tx: WorkspaceTransaction, goalId: GoalId) {
  return tx.selectFrom('goalRevisions').select(revisionColumns).where('goalId', '=', goalId);
}

function toRevision<T extends { changes: unknown }>(row: T) {
  return { ...row, changes: changes.parse(row.changes) };
}

/** The newest edit after a revision, if somebody edited since. */
export async function findEditSince(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  number: number,
): Promise<Revision | undefined> {
  const row = await selectRevisions(tx, goalId)
    .where('kind', 'in', ['edited', 'suggestion_accepted'])
    .where('number', '>', number)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row && toRevision(row);
}

export async function findRevision(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  number: number,
): Promise<Revision | undefined> {
  const row = await selectRevisions(tx, goalId).where('number', '=', number).executeTakeFirst();
  return row && toRevision(row);
}

/** A page of a goal's life, newest first. */
export async function listRevisions(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  page: { before: number; most: number },
): Promise<Revision[]> {
  const rows = await selectRevisions(tx, goalId)
    .where('number', '<', page.before)
    .orderBy('number', 'desc')
    .limit(page.most)
    .execute();
  return rows.map(toRevision);
}
