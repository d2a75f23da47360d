import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { GoalId } from '../types.ts';

/** The titles of the goals and steps among these ids; of other mentorships none. */
export async function listTitles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; title: string }>`
    select g.id::text, g.title from goals g
    where g.id = any (${ids}::uuid[]) and g.mentorship_id = any (${mentorshipIds}::uuid[])
    union all
    select s.id::text, s.title from steps s join goals g on g.workspace_id = s.workspace_id and g.id = s.goal_id
    where s.id = any (${ids}::uuid[]) and g.mentorship_id = any (${mentorshipIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The goals of these mentorships by their titles, newest first. */
export async function listGoalTitles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  max: number,
): Promise<{ id: GoalId; title: string }[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('goals')
    .select(['id', 'title'])
    .where('mentorshipId', 'in', mentorshipIds)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(max)
    .execute();
}
