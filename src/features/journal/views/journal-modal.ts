import type { ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { dateInWords, type TimeZone } from '../../../core/local-time.ts';
import { actions, button, context, modal, section } from '../../../slack/blocks.ts';
import { pageOf } from '../../../slack/page.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import { journalButtons } from '../inputs.ts';
import type { JournalFilter, JournalLine } from '../types.ts';
import type { JournalWords } from './event-words.ts';
import { journalEntries } from './journal-lines.ts';

export const linesPerPage = 60;

export interface JournalParts {
  readonly lines: readonly JournalLine[];
  /** There are older ones than these lines. */
  readonly hasOlder: boolean;
  readonly filter: JournalFilter;
  /** Those of the reader, active or not; what is shown is of these. */
  readonly mentorships: readonly Mentorship[];
  readonly personId: PersonId;
  /** The reader's: their days. */
  readonly zone: TimeZone;
  /** The goal that the filter names, by its title. */
  readonly goalTitle?: string;
  readonly canWrite: boolean;
  readonly words: JournalWords;
}

/** What happened and what was noted, newest first: as much as fits, and a way to the older. */
export function journalModal(parts: JournalParts): ModalView {
  const { lines, filter, personId, zone } = parts;
  const names = parts.mentorships.length > 1 && filter.mentorship === undefined ? parts.mentorships : [];
  const pairOf = (id: MentorshipId) => {
    const pair = names.find((each) => each.id === id);
    return pair && pairInWords(pair);
  };
  const all = journalEntries(lines, { id: personId, zone, pairOf }, parts.words);
  const page = pageOf(all, { perPage: linesPerPage, maxBlocks: 92 }, ({ blocks }) => blocks);
  const oldest = page.shown.at(-1)?.lastSeq;
  const hasOlder = oldest !== undefined && (parts.hasOlder || page.hasMore);
  const filtered = filterInWords(parts);
  return modal({
    title: 'Journal',
    blocks: [
      context('Visible to the two of you; a private note to its author alone.'),
      ...(filtered.length > 0 ? [context(mrkdwn`Shown: ${filtered.join(' · ')}`)] : []),
      actions(
        ...(parts.canWrite
          ? [button('Add a note', { action: journalButtons.add, value: { mentorship: filter.mentorship } })]
          : []),
        button('Filter', { action: journalButtons.filter, value: filterValue(filter) }),
        ...(filtered.length > 0 ? [button('Show everything', { action: journalButtons.open, value: {} })] : []),
      ),
      ...(lines.length === 0
        ? [
            section(
              filtered.length > 0 ? 'Nothing of this kind here.' : 'Nothing here yet. It begins with the first goal.',
            ),
          ]
        : []),
      ...page.blocks,
      ...(hasOlder
        ? [
            actions(
              button('Older', {
                action: journalButtons.open,
                value: { ...filterValue(filter), before: String(oldest) },
              }),
            ),
          ]
        : []),
    ],
  });
}

/** A filter as a button carries it. */
export function filterValue({ mentorship, person, kind, goal, from, until }: JournalFilter) {
  return { mentorship, person, kind, goal, from, until };
}

function filterInWords({ filter, mentorships, goalTitle, words }: JournalParts): string[] {
  const { mentorship, person, kind, goal, from, until } = filter;
  const pair = mentorships.find(({ id }) => id === mentorship);
  const who = mentorships.flatMap(({ mentor, mentee }) => [mentor, mentee]).find(({ id }) => id === person);
  return [
    ...(pair && mentorships.length > 1 ? [pairInWords(pair)] : []),
    ...(kind ? [words.kinds.get(kind) ?? kind] : []),
    ...(who ? [`by ${who.name}`] : []),
    ...(goal ? [`“${goalTitle ?? 'a goal'}”`] : []),
    ...(from ? [`from ${dateInWords(from)}`] : []),
    ...(until ? [`until ${dateInWords(until)}`] : []),
  ];
}
