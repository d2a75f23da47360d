import { sql } from 'kysely';
import type { Database } from '../../database/connect.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { SandboxClocks } from './sandbox-clocks.ts';

/** Many more than a Slack can issue between two writes. */
const skippedIds = 1000;

/**
 * Where the sandbox ended without a last write, Cairn's books may be ahead of Slack: they may know of event ids, views and
 * messages that Slack has forgotten, and of a later time. None of these ids is issued a second time, and time goes on from
 * where the books are.
 */
export async function goOnAfterKill(parts: {
  readonly slack: SandboxSlack;
  readonly clocks: SandboxClocks;
  readonly database: Database;
}): Promise<void> {
  const { slack, clocks, database } = parts;
  slack.ids.skip(skippedIds);
  const lastInBooks = await readLastInstant(database);
  if (lastInBooks) clocks.moveTo(lastInBooks);
}

/** In the role that made the tables: these are the sandbox's own, whatever workspace they speak of. */
async function readLastInstant(database: Database): Promise<Date | null> {
  const { rows } = await sql<{ last: Date | null }>`
    select greatest((select max(created_at) from deliveries), (select max(at) from journal_entries)) as last
  `.execute(database.kysely);
  return rows[0]?.last ?? null;
}
