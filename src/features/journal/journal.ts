import { type JournalContribution, untold } from './record.ts';
import type { NoteId } from './types.ts';

interface NoteEvents {
  'note.kept': NoteId;
  'note.edited': NoteId;
  'note.shared': NoteId;
  'note.unshared': NoteId;
  'note.deleted': NoteId;
  'note.thanked': NoteId;
}

declare module './record.ts' {
  interface JournalSubjects extends NoteEvents {}
}

/** Insights are notes, told apart by the kind of the note. */
const kind = ['notes', 'insights'];

/** The journal's own part: what the two write down themselves. */
export const noteJournal: JournalContribution<keyof NoteEvents> = {
  kinds: {
    notes: { title: 'Notes and saved messages', position: 40 },
    insights: { title: 'Insights and opportunities', position: 50 },
  },
  events: {
    'note.kept': { kind, did: 'kept' },
    'note.edited': untold,
    'note.shared': { kind, did: 'shared' },
    'note.unshared': untold,
    'note.deleted': untold,
    'note.thanked': { kind, did: 'said thank you for' },
  },
};
