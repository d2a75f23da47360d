import { z } from 'zod';
import type { WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { RevisionRange } from '../../pair-records/types.ts';
import type { ObstacleId, ObstacleRevision } from '../types.ts';

const words = z.string().optional();
const storedParts = z
  .object({ challenge: words, view: words, plan: words, reflection: words, lesson: words })
  .partial();

export async function insertRevision(
  tx: WorkspaceTransaction,
  obstacleId: ObstacleId,
  revision: ObstacleRevision & { readonly workspaceId: WorkspaceId },
): Promise<void> {
  await tx
    .insertInto('obstacleRevisions')
    .values({ ...revision, obstacleId, parts: JSON.stringify(revision.parts) })
    .execute();
}

/** Newest first. */
export async function listRevisions(
  tx: WorkspaceTransaction,
  obstacleId: ObstacleId,
  { after, before, max }: RevisionRange,
): Promise<ObstacleRevision[]> {
  const rows = await tx
    .selectFrom('obstacleRevisions')
    .select(['number', 'kind', 'parts', 'personId', 'at'])
    .where('obstacleId', '=', obstacleId)
    .where('number', '>', after)
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(max)
    .execute();
  // zod leaves out the keys that are not there: what was not written this time has no name.
  return rows.map((row) => ({ ...row, parts: storedParts.parse(row.parts) as ObstacleRevision['parts'] }));
}
