import type { Door } from '../../../slack/door.ts';
import type { JournalContribution } from '../record.ts';
import { collectWords } from '../views/event-words.ts';
import { registerNotes } from './notes.ts';
import { registerReading } from './read-journal.ts';
import { registerSavingMessages } from './save-message.ts';

/** @param contributions what each feature brings: most of them stand above this one */
export function registerJournal(door: Door, contributions: readonly JournalContribution[]): void {
  const sources = { contributions, words: collectWords(contributions) };
  registerReading(door, sources);
  registerNotes(door, sources);
  registerSavingMessages(door);
}
