import { z } from 'zod';
import type { WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { ObstacleId, ObstacleRevision } from '../types.ts';

const words = z.string().optional();
const parts = z.object({ challenge: words, view: words, plan: words, reflection: words, lesson: words }).partial();
const columns = ['obstacleId', 'number', 'kind', 'parts', 'personId', 'at'] as const;

function select(tx: WorkspaceTransaction, obstacleId: ObstacleId) {
  return tx.selectFrom('obstacleRevisions').select(columns).where('obstacleId', '=', obstacleId);
}

function toRevision<T extends { parts: unknown }>(row: T) {
  // zod leaves out the keys that are not there: what was not written this time has no name.
  return { ...row, parts: parts.parse(row.parts) as ObstacleRevision['parts'] };
}

export async function insertRevision(
  tx: WorkspaceTransaction,
  revision: ObstacleRevision & { workspaceId: WorkspaceId },
): Promise<void> {
  await tx
    .insertInto('obstacleRevisions')
    .values({ ...revision, parts: JSON.stringify(revision.parts) })
    .execute();
}

export async function findRevision(
  tx: WorkspaceTransaction,
  obstacleId: ObstacleId,
  number: number,
): Promise<ObstacleRevision | undefined> {
  const row = await select(tx, obstacleId).where('number', '=', number).executeTakeFirst();
  return row && toRevision(row);
}

/** Revisions newer than this one, newest first. */
export async function listRevisionsSince(
  tx: WorkspaceTransaction,
  obstacleId: ObstacleId,
  number: number,
): Promise<ObstacleRevision[]> {
  const rows = await select(tx, obstacleId).where('number', '>', number).orderBy('number', 'desc').execute();
  return rows.map(toRevision);
}

/** A page of an obstacle's life, newest first. */
export async function listRevisions(
  tx: WorkspaceTransaction,
  obstacleId: ObstacleId,
  page: { before: number; most: number },
): Promise<ObstacleRevision[]> {
  const rows = await select(tx, obstacleId)
    .where('number', '<', page.before)
    .orderBy('number', 'desc')
    .limit(page.most)
    .execute();
  return rows.map(toRevision);
}
