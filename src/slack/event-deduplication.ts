import type { Clock } from '../core/clock.ts';
import type { WorkspaceId } from '../core/ids.ts';
import type { Database } from '../database/connect.ts';
import { withWorkspace } from '../database/transaction.ts';

/** Remembers an event. @returns false where it was seen before: Slack repeats what was not answered in time */
export function isFirstDelivery(
  database: Database,
  clock: Clock,
  workspaceId: WorkspaceId,
  eventId: string,
): Promise<boolean> {
  return withWorkspace(database, workspaceId, async (tx) => {
    const result = await tx
      .insertInto('slackEvents')
      .values({ workspaceId, eventId, receivedAt: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  });
}
