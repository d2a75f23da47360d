import { sql } from 'kysely';
import type { Database } from '../../database/connect.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';

/** A message that really stands in the Slack of this year, from Cairn to one of the two or both. */
export interface Received {
  readonly at: Date;
  /** What Cairn calls it: `check_in.prompt`. */
  readonly kind: string;
  readonly subjectId: string;
  /** Ids of those in whose DM it stands. */
  readonly to: readonly string[];
}

/**
 * Everything that came to these people, oldest first. What and when is read from Slack; only of what kind a message is
 * comes from Cairn's books, by the delivery that its metadata name.
 */
export async function readReceived(
  database: Database,
  workspace: SandboxWorkspace,
  people: readonly string[],
): Promise<Received[]> {
  const { rows } = await sql<{ id: string; kind: string; subjectId: string }>`
    select id, kind, subject_id from deliveries where operation = 'post'`.execute(database.kysely);
  const kinds = new Map(rows.map((row) => [row.id, row]));
  return workspace.store.all().flatMap((message) => {
    const conversation = workspace.conversations.get(message.channelId);
    if (!message.isBot || message.onlyFor !== undefined || !conversation) return [];
    const to = people.filter((id) => conversation.members.has(id));
    const payload = message.metadata?.event_payload as { delivery_id?: string } | undefined;
    const delivery = kinds.get(payload?.delivery_id ?? '');
    if (to.length === 0 || conversation.kind === 'public') return [];
    return [
      { at: message.postedAt, kind: delivery?.kind ?? 'unknown', subjectId: delivery?.subjectId ?? message.ts, to },
    ];
  });
}
