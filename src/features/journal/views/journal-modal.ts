import type { KnownBlock, ModalView } from '@slack/types';
import type { MentorshipId, PersonId } from '../../../core/ids.ts';
import { dateInWords } from '../../../core/local-time.ts';
import { actions, button, context, fitting, modal, section, sections } from '../../../slack/blocks.ts';
import { instantForReader, link, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { journalButtons } from '../inputs.ts';
import type { JournalFilter, JournalLine, Note } from '../types.ts';
import { kindWords, noteWords, tellingOf } from './event-words.ts';
import { linkWords } from './note-modals.ts';

export const linesPerPage = 30;
/** A view holds 100 blocks; head and foot need some of them. */
const mostBlocks = 92;

export interface JournalParts {
  readonly lines: readonly JournalLine[];
  /** There are older ones than these lines. */
  readonly hasOlder: boolean;
  readonly filter: JournalFilter;
  /** Those of the reader, active or not; what is shown is of these. */
  readonly mentorships: readonly Mentorship[];
  readonly personId: PersonId;
  /** The goal that the filter names, by its title. */
  readonly goalTitle?: string | undefined;
  readonly canWrite: boolean;
}

/** What happened and what was noted, newest first: as much as fits, and a way to the older. */
export function journalModal(parts: JournalParts): ModalView {
  const { lines, filter, personId } = parts;
  const names = parts.mentorships.length > 1 && filter.mentorship === undefined ? parts.mentorships : [];
  const entries = fitting(
    lines.map((line) => entryBlocks(line, personId, names)),
    mostBlocks,
  );
  const oldest = lines[entries.length - 1]?.seq;
  const hasOlder = oldest !== undefined && (parts.hasOlder || entries.length < lines.length);
  const filtered = filterInWords(parts);
  return modal({
    title: 'Journal',
    blocks: [
      context('Visible to the two of you; a private note to its author alone.'),
      ...(filtered.length > 0 ? [context(mrkdwn`Shown: ${filtered.join(' · ')}`)] : []),
      actions(
        ...(parts.canWrite
          ? [button('Add a note', { action: journalButtons.add, value: mentorshipValue(filter.mentorship) })]
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
      ...entries.flat(),
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

function mentorshipValue(id: MentorshipId | undefined): Record<string, string> {
  return id ? { mentorship: id } : {};
}

/** A filter as a button carries it. */
export function filterValue(filter: JournalFilter): Record<string, string> {
  const { mentorship, person, kind, goal, from, until } = filter;
  return {
    ...mentorshipValue(mentorship),
    ...(person ? { person } : {}),
    ...(kind ? { kind } : {}),
    ...(goal ? { goal } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
}

function filterInWords({ filter, mentorships, goalTitle }: JournalParts): string[] {
  const { mentorship, person, kind, goal, from, until } = filter;
  const pair = mentorships.find(({ id }) => id === mentorship);
  const who = mentorships.flatMap(({ mentor, mentee }) => [mentor, mentee]).find(({ id }) => id === person);
  return [
    ...(pair && mentorships.length > 1 ? [pairInWords(pair)] : []),
    ...(kind ? [kindWords[kind]] : []),
    ...(who ? [`by ${who.name}`] : []),
    ...(goal ? [`“${goalTitle ?? 'a goal'}”`] : []),
    ...(from ? [`from ${dateInWords(from)}`] : []),
    ...(until ? [`until ${dateInWords(until)}`] : []),
  ];
}

function entryBlocks(line: JournalLine, personId: PersonId, named: readonly Mentorship[]): KnownBlock[] {
  const { at, mentorshipId, note } = line;
  const pair = named.find(({ id }) => id === mentorshipId);
  const when = mrkdwn`${instantForReader(at, at.toISOString())}${pair ? ` · ${pairInWords(pair)}` : ''}`;
  if (note && line.event === 'note.kept') return noteBlocks(line, note, personId, when);
  return [section(mrkdwn`${told(line)}\n_${when}_`)];
}

/** `*Bibek* logged progress: Give three talks`. */
function told({ event, personName, title, note }: JournalLine): Mrkdwn {
  const telling = tellingOf(event);
  const did = telling?.did ?? 'did something';
  if (note) return mrkdwn`*${personName ?? 'Somebody'}* ${did} ${noteWords[note.kind].one}`;
  const behind = title === undefined ? '' : `: ${title}`;
  if (telling?.isNameless) return mrkdwn`${did}${behind}`;
  return mrkdwn`*${personName ?? 'Cairn'}* ${did}${behind}`;
}

function noteBlocks(line: JournalLine, note: Note, personId: PersonId, when: Mrkdwn): KnownBlock[] {
  const isOwn = note.authorId === personId;
  const change = button('Change', {
    action: journalButtons.change,
    value: { mentorship: note.mentorshipId, note: note.id },
    description: `Change the ${noteWords[note.kind].name}: ${note.words}`,
  });
  const marks = [
    note.isShared ? (isOwn ? 'shared' : 'shared with you') : 'only you read it',
    ...(note.editedAt ? ['edited'] : []),
    ...(note.thankedAt ? ['thanked for'] : []),
  ];
  return [
    section(
      mrkdwn`*${line.personName ?? 'Somebody'}* ${noteWords[note.kind].did} _(${marks.join(', ')})_\n_${when}_`,
      isOwn ? change : undefined,
    ),
    ...sections([
      // Each line has the mark of a quotation, or it would end with the first one.
      ...note.words.split('\n').map((each) => mrkdwn`> ${each}`),
      ...(note.link ? [mrkdwn`${link(note.link, linkWords(note))}`] : []),
      ...(line.title === undefined ? [] : [mrkdwn`For the goal: ${line.title}`]),
    ]),
  ];
}
