import { Refusal } from '../../core/errors.ts';
import { type Id, newId } from '../../core/ids.ts';
import type { PersonalAct } from '../../database/act.ts';
import { requireActivePartner, requirePartner } from '../mentorships/actions.ts';
import { notYours } from '../mentorships/rules.ts';
import type { Mentorship, MentorshipId } from '../mentorships/types.ts';
import { deleteNote, findNote, findNoteForUpdate, findNoteOfMessage, insertNote, updateNote } from './queries/notes.ts';
import { record } from './record.ts';
import { mayRead, readWords } from './rules/notes.ts';
import type { Note, NoteId, NoteKind } from './types.ts';

export interface NewNote {
  readonly mentorshipId: MentorshipId;
  readonly kind: NoteKind;
  readonly words: string | undefined;
  readonly isShared: boolean;
  readonly link?: string;
  readonly goalId?: Id<'goals'>;
}

/**
 * Keeps something in the journal of a mentorship, for its author or for both. The same message, kept again by the same
 * person, is the first one.
 * @throws Refusal for anybody but the two, and once their mentorship has ended
 */
export async function keepNote(act: PersonalAct, note: NewNote): Promise<NoteId> {
  const { mentorship } = await requireActivePartner(act, note.mentorshipId);
  const id = newId<NoteId>();
  const { kind, isShared, link = null, goalId = null } = note;
  const isNew = await insertNote(act.tx, {
    workspaceId: act.workspaceId,
    id,
    mentorshipId: mentorship.id,
    authorId: act.personId,
    kind,
    words: readWords(note.words),
    isShared,
    link,
    goalId,
    keptAt: act.now,
  });
  if (!isNew) return getKept(act, note);
  await record(act, { event: 'note.kept', mentorshipId: mentorship.id, subjectId: id });
  return id;
}

async function getKept(act: PersonalAct, { mentorshipId, link = '' }: NewNote): Promise<NoteId> {
  const kept = await findNoteOfMessage(act.tx, { mentorshipId, authorId: act.personId, link });
  if (!kept) throw new Error('a note that is there already is not found');
  return kept.id;
}

/** A note that this person may read. @throws Refusal for anybody else, telling them nothing */
export async function openNote(act: PersonalAct, id: NoteId): Promise<{ note: Note; mentorship: Mentorship }> {
  const note = await findNote(act.tx, id);
  if (!note || !mayRead(note, act.personId)) throw notYours();
  const { mentorship } = await requirePartner(act, note.mentorshipId);
  return { note, mentorship };
}

/** Locks a note for its author, who alone changes it, also after the mentorship has ended. @throws Refusal */
async function lockOwn(act: PersonalAct, id: NoteId): Promise<Note> {
  const note = await findNoteForUpdate(act.tx, id);
  if (note?.authorId !== act.personId) throw notYours();
  await requirePartner(act, note.mentorshipId);
  return note;
}

/** The author changes the words of a note, or who reads it. What stays as it was is no event. @throws Refusal */
export async function editNote(
  act: PersonalAct,
  id: NoteId,
  edit: { words: string | undefined; isShared: boolean },
): Promise<void> {
  const note = await lockOwn(act, id);
  const words = readWords(edit.words);
  const about = { mentorshipId: note.mentorshipId, subjectId: id };
  if (words !== note.words) {
    await updateNote(act.tx, id, { words, editedAt: act.now });
    await record(act, { event: 'note.edited', ...about });
  }
  if (edit.isShared !== note.isShared) {
    await updateNote(act.tx, id, { isShared: edit.isShared });
    await record(act, { event: edit.isShared ? 'note.shared' : 'note.unshared', ...about });
  }
}

/** The author takes a note out of the journal for good. Deleting it twice deletes it once. @throws Refusal */
export async function removeNote(act: PersonalAct, id: NoteId): Promise<void> {
  const note = await lockOwn(act, id);
  await deleteNote(act.tx, id);
  await record(act, { event: 'note.deleted', mentorshipId: note.mentorshipId, subjectId: id });
}

/** The one it was shared with says thank you, once. @returns false where they did before @throws Refusal */
export async function thankForNote(act: PersonalAct, id: NoteId): Promise<boolean> {
  const note = await findNoteForUpdate(act.tx, id);
  if (!note || !mayRead(note, act.personId)) throw notYours();
  await requireActivePartner(act, note.mentorshipId);
  if (note.authorId === act.personId) {
    throw new Refusal('own_note', 'These are your own words: the thanks are the other one’s to give.');
  }
  if (note.thankedAt) return false;
  await updateNote(act.tx, id, { thankedAt: act.now });
  await record(act, { event: 'note.thanked', mentorshipId: note.mentorshipId, subjectId: id });
  return true;
}
