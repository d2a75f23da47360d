import type { Clock } from '../core/clock.ts';
import type { WorkspaceId } from '../core/ids.ts';
import type { Database } from '../database/connect.ts';
import { withWorkspace } from '../database/transaction.ts';

/** Slack repeats an event for some minutes. */
const rememberedForMs = 24 * 3_600_000;

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
    const forgottenBefore = new Date(clock.now().getTime() - rememberedForMs);
    await tx.deleteFrom('slackEvents').where('receivedAt', '<', forgottenBefore).execute();
    return result.numInsertedOrUpdatedRows === 1n;
  });
}
