import { type Expression, type SqlBool, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { GoalId } from '../../goals/types.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { CheckIn, CheckInId, HistoryFilter, HistoryPlace } from '../types.ts';
import { checkInColumns } from './check-ins.ts';

/** What is asked of the history. Whether the reader is of these mentorships is asked before. */
export interface HistoryQuestion extends Pick<HistoryFilter, 'goal' | 'from' | 'until'>, HistoryPlace {
  readonly mentorshipIds: readonly MentorshipId[];
  readonly most: number;
}

/** A page of the check-ins that were asked; the nearest to its place first: newest first, or after a check-in oldest first. */
export async function listHistory(tx: WorkspaceTransaction, asked: HistoryQuestion): Promise<CheckIn[]> {
  const { mentorshipIds, goal, from, until, before, after, most } = asked;
  if (mentorshipIds.length === 0) return [];
  const order = after ? 'asc' : 'desc';
  let query = tx
    .selectFrom('checkIns as c')
    .select(checkInColumns)
    .where('c.mentorshipId', 'in', mentorshipIds)
    .where((eb) => eb.or([eb('c.closedBecause', 'is', null), eb('c.closedBecause', '<>', 'never_asked')]));
  if (from) query = query.where('c.occursOn', '>=', from);
  if (until) query = query.where('c.occursOn', '<=', until);
  if (goal) query = query.where(moved(goal));
  if (before) query = query.where(lies('<', before, mentorshipIds));
  if (after) query = query.where(lies('>', after, mentorshipIds));
  return query.orderBy('c.openedAt', order).orderBy('c.id', order).limit(most).execute();
}

/** On that side of a check-in of the same mentorships; of one that is not among them, nothing lies anywhere. */
function lies(side: '<' | '>', of: CheckInId, mentorshipIds: readonly MentorshipId[]): Expression<SqlBool> {
  return sql<SqlBool>`(c.opened_at, c.id) ${sql.raw(side)} (select o.opened_at, o.id from check_ins o
    where o.id = ${of} and o.mentorship_id = any(${[...mentorshipIds]}::uuid[]))`;
}

/** Whether the goal, one of the same mentorship, moved after this check-in was opened and before the next one was. */
function moved(goal: GoalId): Expression<SqlBool> {
  return sql<SqlBool>`exists (select from goal_revisions r
    join goals g on g.workspace_id = r.workspace_id and g.id = r.goal_id and g.mentorship_id = c.mentorship_id
    where r.workspace_id = c.workspace_id and r.goal_id = ${goal}
      and r.kind in ('progress_logged', 'step_ticked', 'achieved') and r.at >= c.opened_at
      and not exists (select from check_ins later
        where later.workspace_id = c.workspace_id and later.mentorship_id = c.mentorship_id
          and later.opened_at > c.opened_at and later.opened_at <= r.at
          and later.closed_because is distinct from 'never_asked'))`;
}
