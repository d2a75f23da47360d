import { sql } from 'kysely';
import type { WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';

export async function blockWorkspace(tx: WorkspaceTransaction, workspaceId: WorkspaceId, until: Date): Promise<void> {
  await tx
    .insertInto('deliveryGates')
    .values({ workspaceId, blockedUntil: until })
    .onConflict((conflict) =>
      conflict
        .column('workspaceId')
        .doUpdateSet({ blockedUntil: sql`greatest(delivery_gates.blocked_until, excluded.blocked_until)` }),
    )
    .execute();
}
