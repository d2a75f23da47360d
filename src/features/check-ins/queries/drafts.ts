import { z } from 'zod';
import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { AnswerDraft, CheckInId, Typed } from '../types.ts';

const typed = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** What this person has typed and not sent, of the newest check-in of which there is any. */
export async function findDraft(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
  personId: PersonId,
): Promise<AnswerDraft | undefined> {
  const row = await tx
    .selectFrom('answerDrafts as d')
    .innerJoin('checkIns as c', (join) =>
      join.onRef('c.workspaceId', '=', 'd.workspaceId').onRef('c.id', '=', 'd.checkInId'),
    )
    .select(['d.checkInId', 'd.typed', 'd.savedAt', 'c.occursOn'])
    .where('c.mentorshipId', '=', mentorshipId)
    .where('d.personId', '=', personId)
    .orderBy('c.openedAt', 'desc')
    .orderBy('c.occursOn', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, typed: typed.parse(row.typed) };
}

export async function upsertDraft(
  tx: WorkspaceTransaction,
  draft: { workspaceId: WorkspaceId; checkInId: CheckInId; personId: PersonId; typed: Typed; savedAt: Date },
): Promise<void> {
  const { savedAt } = draft;
  const values = { ...draft, typed: JSON.stringify(draft.typed) };
  await tx
    .insertInto('answerDrafts')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'checkInId', 'personId'])
        .doUpdateSet({ typed: values.typed, savedAt })
        // Of two that come at once the later one stands, whichever arrives last.
        .where('answerDrafts.savedAt', '<=', savedAt),
    )
    .execute();
}

/** What was sent is no draft any more, and those of earlier check-ins went into it. */
export async function deleteDrafts(
  tx: WorkspaceTransaction,
  mentorshipId: MentorshipId,
  personId: PersonId,
): Promise<void> {
  await tx
    .deleteFrom('answerDrafts')
    .where('personId', '=', personId)
    .where('checkInId', 'in', (eb) => eb.selectFrom('checkIns').select('id').where('mentorshipId', '=', mentorshipId))
    .execute();
}
