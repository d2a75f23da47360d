import type { Act } from '../database/act.ts';
import { withWorkspace } from '../database/transaction.ts';
import { isRowFault } from '../quarantine/fault.ts';
import { deleteQuarantined } from '../quarantine/queries.ts';
import type { DeliveryId } from './message.ts';
import type { PumpParts } from './pump.ts';
import type { ClaimedDelivery } from './queries/claims.ts';
import { makeDue } from './queries/posts.ts';

// A delivery that our own code stumbles over: it cannot be rendered, or not be handed to Slack.

/** Under this name such deliveries are set aside. */
export const faultySource = 'delivery.render';

/** So many tries may be owed to something that passes: some ten seconds. */
const triesBeforeSetAside = 4;

/** Says once that a delivery fails by our own fault, and lets operator and leads see it. It goes on being tried. */
export async function noteFaulty(parts: PumpParts, delivery: ClaimedDelivery, error: unknown): Promise<void> {
  const { id, kind, workspaceId, attempts } = delivery;
  if (attempts < triesBeforeSetAside || !isRowFault(error)) {
    parts.logger.warn({ err: error, delivery: id, kind, workspace: workspaceId, attempts }, 'delivery not rendered');
  } else {
    await parts.quarantine.setAside(faultySource, { workspaceId, id, error });
  }
}

/** They could be rendered after all. */
export async function releaseFaulty(act: Act, deliveries: readonly ClaimedDelivery[]): Promise<void> {
  for (const { id, workspaceId, attempts } of deliveries) {
    if (attempts < triesBeforeSetAside) continue;
    await deleteQuarantined(act.tx, { workspaceId, source: faultySource, rowId: id });
  }
}

/** How such a delivery is tried again: it falls due, and is released by whoever ends it. */
export function registerFaulty({ database, quarantine }: PumpParts): void {
  quarantine.register(faultySource, {
    async retry({ workspaceId, id }) {
      const waits = await withWorkspace(database, workspaceId, (tx) => makeDue(tx, id as DeliveryId));
      return waits ? 'later' : 'back';
    },
  });
}
