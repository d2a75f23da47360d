import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { Note, NoteId } from '../types.ts';

const columns = [
  'id',
  'mentorshipId',
  'authorId',
  'kind',
  'words',
  'isShared',
  'link',
  'goalId',
  'keptAt',
  'editedAt',
  'thankedAt',
] as const;

export async function findNote(tx: WorkspaceTransaction, id: NoteId): Promise<Note | undefined> {
  return tx.selectFrom('journalNotes').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Locks the note until the transaction ends. */
export async function findNoteForUpdate(tx: WorkspaceTransaction, id: NoteId): Promise<Note | undefined> {
  return tx.selectFrom('journalNotes').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The note that this person keeps of the message behind this link. */
export async function findNoteOfMessage(
  tx: WorkspaceTransaction,
  of: { mentorshipId: MentorshipId; authorId: PersonId; link: string },
): Promise<Note | undefined> {
  return tx
    .selectFrom('journalNotes')
    .select(columns)
    .where('kind', '=', 'message')
    .where('mentorshipId', '=', of.mentorshipId)
    .where('authorId', '=', of.authorId)
    .where('link', '=', of.link)
    .executeTakeFirst();
}

/** @returns false where its author keeps this message already */
export async function insertNote(
  tx: WorkspaceTransaction,
  note: Omit<Note, 'editedAt' | 'thankedAt'> & { workspaceId: WorkspaceId },
): Promise<boolean> {
  const result = await tx
    .insertInto('journalNotes')
    .values(note)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateNote(
  tx: WorkspaceTransaction,
  id: NoteId,
  change: { words?: string; isShared?: boolean; editedAt?: Date; thankedAt?: Date },
): Promise<void> {
  await tx.updateTable('journalNotes').set(change).where('id', '=', id).execute();
}

export async function deleteNote(tx: WorkspaceTransaction, id: NoteId): Promise<void> {
  await tx.deleteFrom('journalNotes').where('id', '=', id).execute();
}
