import { sql } from 'kysely';
import type { EventName } from '../../../database/act.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { CheckInId } from '../types.ts';

/** The check-in before each of these, in its mentorship; those that were never asked are none. */
export async function listPrevious(
  tx: WorkspaceTransaction,
  ids: readonly CheckInId[],
): Promise<ReadonlyMap<CheckInId, CheckInId>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: CheckInId; previousId: CheckInId }>`
    select c.id, p.id as previous_id
    from check_ins as c cross join lateral (
      select id from check_ins as p
      where p.workspace_id = c.workspace_id and p.mentorship_id = c.mentorship_id
        and (p.opened_at, p.occurs_on) < (c.opened_at, c.occurs_on) and p.closed_because is distinct from 'never_asked'
      order by p.opened_at desc, p.occurs_on desc limit 1
    ) as p
    where c.id = any (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, previousId }) => [id, previousId]));
}

/** How often each of these events happened between the check-in before and each of these. */
export async function countSince(
  tx: WorkspaceTransaction,
  pairs: ReadonlyMap<CheckInId, CheckInId>,
  events: readonly EventName[],
): Promise<ReadonlyMap<CheckInId, ReadonlyMap<string, number>>> {
  const counts = new Map<CheckInId, Map<string, number>>();
  if (pairs.size === 0) return counts;
  const { rows } = await sql<{ id: CheckInId; event: string; count: number }>`
    select c.id, j.event, count(*)::integer as count
    from unnest(${[...pairs.keys()]}::uuid[], ${[...pairs.values()]}::uuid[]) as v (id, previous_id)
    join check_ins as c on c.id = v.id
    join check_ins as p on p.workspace_id = c.workspace_id and p.id = v.previous_id
    join journal_entries as j on j.workspace_id = c.workspace_id and j.mentorship_id = c.mentorship_id
      and j.at > p.opened_at and j.at <= c.opened_at and j.event = any (${events}::text[])
    group by c.id, j.event`.execute(tx);
  for (const { id, event, count } of rows) counts.set(id, (counts.get(id) ?? new Map()).set(event, count));
  return counts;
}
