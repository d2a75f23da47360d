import type { KnownBlock } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { dateInWords, localDateOf, type TimeZone } from '../../../core/local-time.ts';
import { button, context, section, sections } from '../../../slack/blocks.ts';
import { link, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { journalButtons } from '../inputs.ts';
import type { JournalLine, Note } from '../types.ts';
import { type JournalWords, noteWords } from './event-words.ts';
import { linkWords } from './note-modals.ts';

export interface Reader {
  readonly id: PersonId;
  readonly zone: TimeZone;
  /** The pair that a line is of, in words, where it must be told; undefined where there is only one. */
  pairOf(id: MentorshipId): string | undefined;
}

/** Lines that stand together: what happened on one day in one go, or one note. */
interface Group {
  readonly day: string;
  readonly lines: JournalLine[];
  readonly note: Note | undefined;
}

export interface Entry {
  readonly blocks: KnownBlock[];
  /** The place of its last line: what is older comes after it. */
  readonly lastSeq: number;
}

/** The lines as a reader goes through them: a heading for each of their days, what happened in few blocks, notes whole. */
export function journalEntries(lines: readonly JournalLine[], reader: Reader, words: JournalWords): Entry[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const day = dateInWords(localDateOf(line.at, reader.zone));
    const note = line.event === 'note.kept' ? line.note : undefined;
    const last = groups.at(-1);
    if (last && !last.note && !note && last.day === day) last.lines.push(line);
    else groups.push({ day, lines: [line], note });
  }
  return groups.map(({ day, lines: together, note }, index) => ({
    blocks: [
      ...(groups[index - 1]?.day === day ? [] : [context(mrkdwn`*${day}*`)]),
      ...(note
        ? together.flatMap((line) => noteBlocks(line, note, reader))
        : sections(together.map((line) => told(line, reader, words)))),
    ],
    lastSeq: together.at(-1)?.seq ?? 0,
  }));
}

/** `*Bibek* logged progress: Give three talks`. */
function told(
  { event, personName, title, note, mentorshipId }: JournalLine,
  reader: Reader,
  words: JournalWords,
): Mrkdwn {
  const found = words.wordsOf(event);
  const did = found?.did ?? 'did something';
  const pair = reader.pairOf(mentorshipId);
  const whose = pair === undefined ? mrkdwn`` : mrkdwn` _(${pair})_`;
  const about = title === undefined ? '' : `: ${title}`;
  if (note) return mrkdwn`*${personName ?? 'Somebody'}* ${did} ${noteWords[note.kind].one}${whose}`;
  if (found?.isNameless) return mrkdwn`${did}${about}${whose}`;
  return mrkdwn`*${personName ?? 'Cairn'}* ${did}${about}${whose}`;
}

function noteBlocks(line: JournalLine, note: Note, reader: Reader): KnownBlock[] {
  const isOwn = note.authorId === reader.id;
  const pair = reader.pairOf(note.mentorshipId);
  const marks = [
    note.isShared ? (isOwn ? 'shared' : 'shared with you') : 'only you read it',
    ...(note.editedAt ? ['edited'] : []),
    ...(note.thankedAt ? ['thanked for'] : []),
    ...(pair === undefined ? [] : [pair]),
  ];
  const change = button('Change', {
    action: journalButtons.change,
    value: { mentorship: note.mentorshipId, note: note.id },
    description: `Change the ${noteWords[note.kind].name}: ${note.words}`,
  });
  return [
    section(
      mrkdwn`*${line.personName ?? 'Somebody'}* ${noteWords[note.kind].did} _(${marks.join(', ')})_`,
      isOwn ? change : undefined,
    ),
    ...sections([
      // Each line has the mark of a quotation, or it would end with the first one.
      ...note.words.split('\n').map((each) => mrkdwn`> ${each}`),
      ...(note.link ? [link(note.link, linkWords(note))] : []),
      ...(line.title === undefined ? [] : [mrkdwn`For the goal: ${line.title}`]),
    ]),
  ];
}
