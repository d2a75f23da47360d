import { type Kysely, type Selectable, sql } from 'kysely';
import type { WorkspaceId } from '../../core/ids.ts';
import type { Database } from '../../database/connect.ts';
import type { DeliveriesTable, Tables } from '../../database/schema.ts';
import { withWorkspace } from '../../database/transaction.ts';
import type { DeliveryRow, JournalRow, OriginsView } from '../page-door/backstage-contract.ts';
import type { SandboxMessage } from '../slack/model.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';
import { deliveryIdOf } from './ledger.ts';

type Delivery = Selectable<DeliveriesTable>;

/** What Cairn's database knows of a message: ids, states and times, none of the words that people wrote. */
export async function findOrigins(
  database: Database,
  workspace: SandboxWorkspace,
  ts: string,
): Promise<Omit<OriginsView, 'sceneIds'>> {
  const message = workspace.store.findAnywhere(ts);
  if (!message) return { deliveries: [], journal: [] };
  return withWorkspace(database, workspace.id as WorkspaceId, async (tx) => {
    const deliveries = await deliveriesOf(tx, message);
    const journal = await Promise.all(deliveries.map((delivery) => journalBeside(tx, delivery)));
    const entries = new Map(journal.flat().map((entry) => [entry.id, entry]));
    return {
      deliveries: deliveries.map(toDeliveryRow),
      journal: [...entries.values()].sort((a, b) => a.seq - b.seq).map(({ seq, ...row }) => row),
    };
  });
}

/** The post that made it, and the updates about the same subject. */
async function deliveriesOf(tx: Kysely<Tables>, message: SandboxMessage): Promise<Delivery[]> {
  const posts = await tx
    .selectFrom('deliveries')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb(sql<string>`id::text`, '=', deliveryIdOf(message) ?? ''),
        eb.and([eb(sql<string>`channel_id`, '=', message.channelId), eb('ts', '=', message.ts)]),
      ]),
    )
    .orderBy('seq')
    .execute();
  const [post] = posts;
  if (!post) return [];
  const waiting = await tx
    .selectFrom('deliveries')
    .selectAll()
    .where('kind', '=', post.kind)
    .where('subjectId', '=', post.subjectId)
    .where('operation', '=', 'update')
    .where('ts', 'is', null)
    .orderBy('seq')
    .execute();
  return [...posts, ...waiting].sort((a, b) => a.seq - b.seq);
}

/**
 * What was written in the transaction that wrote the delivery. An action has one instant for all it writes; a sweep opens
 * the check-ins of many mentorships at one, so those of another mentorship are left out where the subject tells which.
 */
async function journalBeside(tx: Kysely<Tables>, delivery: Delivery): Promise<(JournalRow & { seq: number })[]> {
  const subject = delivery.subjectId;
  const own = await tx
    .selectFrom('journalEntries')
    .select('mentorshipId')
    .distinct()
    .where((eb) =>
      eb.or([eb(sql<string>`subject_id::text`, '=', subject), eb(sql<string>`mentorship_id::text`, '=', subject)]),
    )
    .execute();
  const entries = await tx
    .selectFrom('journalEntries')
    .select(['id', 'seq', 'at', 'event', 'personId', 'mentorshipId'])
    .where('at', '=', delivery.createdAt)
    .execute();
  return entries
    .filter(({ mentorshipId }) => own.length === 0 || own.some((one) => one.mentorshipId === mentorshipId))
    .map(({ id, seq, at, event, personId }) => ({ id, seq, at: at.toISOString(), event, personId }));
}

function toDeliveryRow(delivery: Delivery): DeliveryRow {
  const { id, kind, operation, state, attempts, reason } = delivery;
  return {
    ...{ id, kind, operation, state, attempts, reason },
    dueAt: delivery.dueAt.toISOString(),
    createdAt: delivery.createdAt.toISOString(),
    finishedAt: delivery.finishedAt?.toISOString() ?? null,
  };
}
