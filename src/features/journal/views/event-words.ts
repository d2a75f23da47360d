import type { EventWords, JournalContribution } from '../record.ts';
import type { NoteKind } from '../types.ts';

/** What the features say of their events, together. */
export interface JournalWords {
  /** @returns undefined for what the journal keeps to itself, and for an event of another Cairn */
  readonly wordsOf: (event: string) => EventWords | undefined;
  /** The events that the journal tells, of one kind or of all. */
  readonly toldEvents: (kind?: string) => string[];
  /** The titles of the kinds, in the order of the filter's menu. */
  readonly kinds: ReadonlyMap<string, string>;
}

export function collectWords(contributions: readonly JournalContribution[]): JournalWords {
  const told = new Map(
    contributions
      .flatMap(({ events }) => Object.entries(events))
      .flatMap(([event, words]) => (words ? [[event, words] as const] : [])),
  );
  const kinds = contributions
    .flatMap((contribution) => Object.entries(contribution.kinds ?? {}))
    .sort(([, one], [, other]) => one.position - other.position);
  return {
    wordsOf: (event) => told.get(event),
    toldEvents: (kind) =>
      [...told].flatMap(([event, words]) => (kind === undefined || [words.kind].flat().includes(kind) ? [event] : [])),
    kinds: new Map(kinds.map(([kind, { title }]) => [kind, title])),
  };
}

export const noteWords: Readonly<
  Record<NoteKind, { readonly did: string; readonly name: string; readonly one: string }>
> = {
  note: { did: 'kept a note', name: 'note', one: 'a note' },
  reflection: { did: 'reflected', name: 'reflection', one: 'a reflection' },
  message: { did: 'saved a message', name: 'saved message', one: 'a saved message' },
  insight: { did: 'shared an insight', name: 'insight', one: 'an insight' },
  opportunity: { did: 'shared an opportunity', name: 'opportunity', one: 'an opportunity' },
};

/** Which notes each kind of the filter means; undefined where it is about more than notes. */
export function noteKindsOf(kind: string | undefined): readonly NoteKind[] | undefined {
  if (kind === 'notes') return ['note', 'reflection', 'message'];
  if (kind === 'insights') return ['insight', 'opportunity'];
  return undefined;
}
