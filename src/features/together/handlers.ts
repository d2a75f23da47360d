import type { EventHandler } from '../../database/act.ts';
import type { NoteId } from '../journal/types.ts';
import { redrawInsight } from './actions/share-insight.ts';

/** A shared insight is a note: what its author does to the note is seen on its post. */
export const togetherHandlers: readonly EventHandler[] = [
  'note.edited',
  'note.shared',
  'note.unshared',
  'note.deleted',
  'note.thanked',
].map((event) => ({ event, handle: (act, { subjectId }) => redrawInsight(act, subjectId as NoteId) }));
