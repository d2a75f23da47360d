import type { Door } from '../../../slack/door.ts';
import { registerNotes } from './notes.ts';
import { registerReading } from './read-journal.ts';
import { registerSavingMessages } from './save-message.ts';

export function registerJournal(door: Door): void {
  registerReading(door);
  registerNotes(door);
  registerSavingMessages(door);
}
