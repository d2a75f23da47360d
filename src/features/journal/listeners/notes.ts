import { Refusal } from '../../../core/errors.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listOwnActive } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { meetVisitor, readableText } from '../../people/lookups.ts';
import { editNote, keepNote, openNote, removeNote } from '../actions.ts';
import { addSubject, changeForm, journalButtons, type KeepFields, keepForm, noteRef } from '../inputs.ts';
import { changeNoteModal, noteModal } from '../views/note-modals.ts';
import { buildJournal, type JournalSources } from './build-journal.ts';

export function registerNotes(door: Door, sources: JournalSources): void {
  door.subcommand('/mentorship', {
    name: 'note',
    usage: 'note [words]',
    does: 'keeps a note in your journal, for yourself or for the two of you',
    args: /^.*$/,
    async run(visit, args) {
      await meetVisitor(visit);
      await openNew(visit, { words: await readableText(visit, args) });
    },
  });
  door.button(journalButtons.add, addSubject, (visit, { mentorship }) =>
    openNew(visit, { back: 'journal', only: mentorship }),
  );

  door.submit(keepForm, async (act, { values, subject: { link, back, ...subject } }) => {
    const mentorshipId = subject.mentorship ?? values.mentorship;
    if (!mentorshipId) {
      throw new Refusal<KeepFields>('no_mentorship', 'Choose the mentorship this note belongs to.', 'mentorship');
    }
    const kind = link === undefined ? 'note' : 'message';
    await keepNote(act, { mentorshipId, kind, words: values.words, isShared: values.readers === 'shared', link });
    return back && buildJournal(act, sources, {});
  });

  door.button(journalButtons.change, noteRef, async (visit, { note: id }) => {
    const view = await visit.act(async (act) => {
      const { note, mentorship } = await openNote(act, id);
      if (note.authorId !== act.personId) throw notYours();
      return changeNoteModal(note, mentorship);
    });
    await visit.showModal(view, 'instead');
  });

  door.submit(changeForm, async (act, { values, subject }) => {
    await editNote(act, subject.note, { words: values.words, isShared: values.readers === 'shared' });
    return buildJournal(act, sources, {});
  });

  door.button(journalButtons.remove, noteRef, async (visit, { note }) => {
    await visit.act((act) => removeNote(act, note));
    await visit.showModal(await visit.act((act) => buildJournal(act, sources, {})), 'instead');
  });
}

async function openNew(visit: Visit, start: { words?: string; back?: 'journal'; only?: MentorshipId }): Promise<void> {
  const active = await visit.act((act) => listOwnActive(act));
  const mentorships = start.only ? active.filter(({ id }) => id === start.only) : active;
  if (mentorships.length === 0) {
    throw new Refusal(
      'no_mentorship',
      'A note belongs to an active mentorship, and you have none here. /mentorship journal shows what is kept.',
    );
  }
  await visit.showModal(noteModal({ ...start, mentorships }, visit.personId), 'instead');
}
