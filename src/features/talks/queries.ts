import type { WorkspaceId } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import type { Talk } from './types.ts';

/** What was told of the last day on which each of these pairs talked, the earlier telling first. */
export async function listLastTalks(tx: WorkspaceTransaction, ids: readonly MentorshipId[]): Promise<Talk[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('talks')
    .select(['id', 'mentorshipId', 'heldOn', 'line', 'loggedBy', 'loggedAt'])
    .where('mentorshipId', 'in', ids)
    .where('heldOn', '=', (eb) =>
      eb
        .selectFrom('talks as later')
        .select((inner) => inner.fn.max('later.heldOn').as('last'))
        .whereRef('later.workspaceId', '=', 'talks.workspaceId')
        .whereRef('later.mentorshipId', '=', 'talks.mentorshipId'),
    )
    .orderBy('loggedAt')
    .orderBy('id')
    .execute();
}

/** Whether anybody told of a conversation of this pair on this day. */
export async function hasTalkOn(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
  heldOn: LocalDate,
): Promise<boolean> {
  const row = await tx
    .selectFrom('talks')
    .select('id')
    .where('mentorshipId', '=', mentorshipId)
    .where('heldOn', '=', heldOn)
    .executeTakeFirst();
  return row !== undefined;
}

/** Tells of a day anew: its line is replaced where there is a new one. @returns whether it changed anything */
export async function upsertTalk(
  tx: WorkspaceTransaction,
  talk: Talk & { readonly workspaceId: WorkspaceId },
): Promise<boolean> {
  const result = await tx
    .insertInto('talks')
    .values(talk)
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'mentorshipId', 'heldOn', 'loggedBy'])
        .doUpdateSet({ line: talk.line })
        .where('talks.line', 'is distinct from', talk.line)
        .where((eb) => eb.val(talk.line !== null)),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
