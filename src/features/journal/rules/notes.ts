import { Refusal } from '../../../core/errors.ts';
import type { PersonId } from '../../../core/ids.ts';
import type { WordsFields } from '../inputs.ts';
import type { Note } from '../types.ts';

/** In characters: as much as one field of a form holds. */
export const longestNote = 3000;

/** Who reads a note: its author, and of the two the other one where it is shared. Whether they are of the pair is asked apart. */
export function mayRead(note: Pick<Note, 'authorId' | 'isShared'>, personId: PersonId): boolean {
  return note.isShared || note.authorId === personId;
}

/** @throws Refusal under the field `words` */
export function readWords(typed: string | undefined): string {
  const words = typed?.trim() ?? '';
  if (words === '') throw new Refusal<WordsFields>('no_words', 'Write a few words to keep.', 'words');
  if (words.length > longestNote) {
    throw new Refusal<WordsFields>(
      'too_long',
      `Please keep it under ${longestNote} characters (now ${words.length}).`,
      'words',
    );
  }
  return words;
}

/** Where a message stands in Slack. */
export const slackLink = /^https:\/\/slack\.com\/archives\/[A-Z0-9]+\/p\d+(?:\?thread_ts=[\d.]+&cid=[A-Z0-9]+)?$/;

/** Slack opens this for whoever may read the message. Without its thread, a reply would not be found. */
export function messageLink(channelId: string, ts: string, threadTs: string | undefined): string {
  const place = `https://slack.com/archives/${channelId}/p${ts.replace('.', '')}`;
  return threadTs === undefined || threadTs === ts ? place : `${place}?thread_ts=${threadTs}&cid=${channelId}`;
}

/** A message as a note begins with it: somebody else's words carry their name. */
export function messageAsNote(words: string, author: string | undefined): { words: string; isCut: boolean } {
  const whole = author === undefined ? words.trim() : `${author}: ${words.trim()}`;
  if (whole.length <= longestNote) return { words: whole, isCut: false };
  // A cut through a surrogate pair would leave half a character.
  return { words: whole.slice(0, longestNote - 1).replace(/[\uD800-\uDBFF]$/, ''), isCut: true };
}
