import { type EventHandler, on } from '../../database/act.ts';
import { redrawInsight } from './actions/share-insight.ts';

/** A shared insight is a note: what its author does to the note is seen on its post. */
const changesOfNotes = ['note.edited', 'note.shared', 'note.unshared', 'note.deleted', 'note.thanked'] as const;

export const togetherHandlers: readonly EventHandler[] = changesOfNotes.map((name) =>
  on(name, (act, { subjectId }) => redrawInsight(act, subjectId)),
);
