import { type Insertable, sql } from 'kysely';
import type { ObstaclesTable } from '../../../database/schema.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { Obstacle, ObstacleChange, ObstacleId } from '../types.ts';

const columns = [
  'id',
  'mentorshipId',
  'goalId',
  'status',
  'challenge',
  'view',
  'plan',
  'reflection',
  'lesson',
  'steppedLines',
  'resembles',
  'revision',
  'raisedBy',
] as const;

/** @param isLocked whether nobody else may change it until the transaction ends */
export async function findObstacle(
  tx: WorkspaceTransaction,
  id: ObstacleId,
  isLocked = false,
): Promise<Obstacle | undefined> {
  return tx
    .selectFrom('obstacles')
    .select(columns)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
}

export type ObstacleFilter = 'open' | 'closed' | 'all';

/** Obstacles of these mentorships: open ones first, then the newest. */
export async function listObstacles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  which: ObstacleFilter,
  page: { skip: number; most: number },
): Promise<Obstacle[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('obstacles')
    .select(columns)
    .where('mentorshipId', 'in', mentorshipIds)
    .$if(which === 'open', (query) => query.where('status', '<>', 'closed'))
    .$if(which === 'closed', (query) => query.where('status', '=', 'closed'))
    .orderBy((eb) => eb('status', '=', 'closed'))
    .orderBy('raisedAt', 'desc')
    .orderBy('id')
    .offset(page.skip)
    .limit(page.most)
    .execute();
}

/** Every open obstacle of these mentorships, oldest first: for prompts, which come in crowds. */
export async function listOpenObstacles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
): Promise<Obstacle[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('obstacles')
    .select(columns)
    .where('mentorshipId', 'in', mentorshipIds)
    .where('status', '<>', 'closed')
    .orderBy('raisedAt')
    .orderBy('id')
    .execute();
}

export async function insertObstacle(
  tx: WorkspaceTransaction,
  obstacle: Insertable<ObstaclesTable>,
): Promise<Obstacle> {
  return tx.insertInto('obstacles').values(obstacle).returning(columns).executeTakeFirstOrThrow();
}

export async function updateObstacle(
  tx: WorkspaceTransaction,
  id: ObstacleId,
  change: ObstacleChange & { readonly revision: number },
): Promise<void> {
  await tx.updateTable('obstacles').set(change).where('id', '=', id).execute();
}

/** The titles of the obstacles among these ids; of other mentorships none. */
export async function listTitles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id::text, left(challenge, 100) as title from obstacles
    where id = any (${ids}::uuid[]) and mentorship_id = any (${mentorshipIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
}
