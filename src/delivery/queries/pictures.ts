import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { ClaimedDelivery } from './claims.ts';

// What has been uploaded for a delivery, so that a later try need not do it again.

export interface KeptPicture {
  readonly pictureId: string;
  /** Digest of what it shows. */
  readonly pictureOf: string;
  readonly pictureState: 'uploaded' | 'finished';
}

/** Whoever lost its lease writes nothing: another worker may have uploaded its own. */
export async function savePicture(
  tx: WorkspaceTransaction,
  delivery: ClaimedDelivery,
  picture: KeptPicture,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ ...picture })
    .where('workspaceId', '=', delivery.workspaceId)
    .where('id', '=', delivery.id)
    .where('leaseToken', '=', delivery.leaseToken)
    .execute();
}

/** The newest picture of a message, whether its post brought it or an update. */
export async function findPicture(
  tx: WorkspaceTransaction,
  { kind, subjectId }: Pick<ClaimedDelivery, 'kind' | 'subjectId'>,
): Promise<KeptPicture | undefined> {
  const row = await tx
    .selectFrom('deliveries')
    .select(['pictureId', 'pictureOf', 'pictureState'])
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('pictureId', 'is not', null)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  if (!row?.pictureId || !row.pictureOf || !row.pictureState) return undefined;
  return { pictureId: row.pictureId, pictureOf: row.pictureOf, pictureState: row.pictureState };
}
