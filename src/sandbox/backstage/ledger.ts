import type { WorkspaceId } from '../../core/ids.ts';
import type { Database } from '../../database/connect.ts';
import { withWorkspace } from '../../database/transaction.ts';
import { objectAt, stringAt } from '../json.ts';
import type { LedgerView } from '../page-door/backstage-contract.ts';
import type { SandboxMessage } from '../slack/model.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';

/** A delivery that was posted, as far as the ledger cares. */
export interface PostedEntry {
  readonly id: string;
  readonly channelId: string | null;
  readonly ts: string | null;
}

export interface StateCount {
  readonly state: 'pending' | 'sending' | 'sent' | 'moot' | 'dead';
  readonly count: number;
}

type Standing = Pick<SandboxMessage, 'channelId' | 'ts' | 'metadata'>;

/** @param now calendar time: what is planned for later does not wait */
export async function readLedger(database: Database, workspace: SandboxWorkspace, now: Date): Promise<LedgerView> {
  const [counts, posts] = await withWorkspace(database, workspace.id as WorkspaceId, async (tx) => [
    await tx
      .selectFrom('deliveries')
      .select(['state', (eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count')])
      .where((eb) => eb.or([eb('state', '<>', 'pending'), eb('dueAt', '<=', now)]))
      .groupBy('state')
      .execute(),
    await tx
      .selectFrom('deliveries')
      .select(['id', 'channelId', 'ts'])
      .where('operation', '=', 'post')
      .where('state', '=', 'sent')
      .execute(),
  ]);
  return holdAgainst(workspace.store.all(), { counts, posts });
}

/** Sums up Cairn's books, and holds each delivery that was posted against what stands in Slack. */
export function holdAgainst(
  messages: readonly Standing[],
  { counts, posts }: { readonly counts: readonly StateCount[]; readonly posts: readonly PostedEntry[] },
): LedgerView {
  const inState = (...states: StateCount['state'][]) =>
    counts.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0);
  const places = new Set(messages.map(placeOf));
  const times = new Map<string, number>();
  for (const message of messages) {
    const id = deliveryIdOf(message);
    if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
  }
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
