import type { WorkspaceId } from '../../core/ids.ts';
import type { Database } from '../../database/connect.ts';
import { withWorkspace } from '../../database/transaction.ts';
import { objectAt, stringAt } from '../json.ts';
import type { LedgerView } from '../page-door/backstage-contract.ts';
import type { SandboxMessage } from '../slack/model.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';

/** A delivery as far as the ledger cares. */
export interface LedgerEntry {
  readonly id: string;
  readonly operation: 'post' | 'update';
  readonly state: 'pending' | 'sending' | 'sent' | 'moot' | 'dead';
  readonly channelId: string | null;
  readonly ts: string | null;
}

type Standing = Pick<SandboxMessage, 'channelId' | 'ts' | 'metadata'>;

export async function readLedger(database: Database, workspace: SandboxWorkspace): Promise<LedgerView> {
  const entries = await withWorkspace(database, workspace.id as WorkspaceId, (tx) =>
    tx.selectFrom('deliveries').select(['id', 'operation', 'state', 'channelId', 'ts']).execute(),
  );
  return holdAgainst(workspace.store.all(), entries);
}

/** Counts the deliveries, and holds each that was posted against what stands in Slack. */
export function holdAgainst(messages: readonly Standing[], entries: readonly LedgerEntry[]): LedgerView {
  const inState = (...states: LedgerEntry['state'][]) => entries.filter(({ state }) => states.includes(state)).length;
  const places = new Set(messages.map(placeOf));
  const times = new Map<string, number>();
  for (const message of messages) {
    const id = deliveryIdOf(message);
    if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
  }
  const posts = entries.filter(({ operation, state }) => operation === 'post' && state === 'sent');
  return {
    waiting: inState('pending', 'sending'),
    sent: inState('sent'),
    moot: inState('moot'),
    dead: inState('dead'),
    doubled: [...times.values()].filter((count) => count > 1).length,
    missing: posts.filter((post) => !places.has(placeOf(post)) || !times.has(post.id)).length,
  };
}

/** The delivery that made a message, as its metadata says. */
export function deliveryIdOf({ metadata }: Pick<SandboxMessage, 'metadata'>): string | undefined {
  const payload = metadata && objectAt(metadata, 'event_payload');
  return payload && stringAt(payload, 'delivery_id');
}

function placeOf({ channelId, ts }: { readonly channelId: string | null; readonly ts: string | null }): string {
  return `${channelId} ${ts}`;
}
