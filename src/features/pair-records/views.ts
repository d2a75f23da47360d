import type { KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../delivery/message.ts';
import { actions, button, context, modal, sections } from '../../slack/blocks.ts';
import { pageOf } from '../../slack/page.ts';
import { clip, instantForReader, type Mrkdwn, mrkdwn } from '../../slack/text.ts';
import type { Mentorship } from '../mentorships/types.ts';
import { type PairRevision, type RecordShape, type RevisionRange, wholeLife } from './types.ts';

export const visible = 'Visible to the two of you.';

/** What the revisions of a kind of record say. */
export interface RevisionWords<S extends RecordShape> {
  /** What somebody did, after their name. */
  readonly did: Readonly<Record<S['revision']['kind'], string>>;
  /** What was written along with it. */
  said(revision: S['revision']): readonly Mrkdwn[];
  titleOf(row: S['row']): string;
  /** Under the news: what they are about. */
  about(row: S['row']): Mrkdwn;
  /** What can be done next, after some of the news. */
  next?(row: S['row'], revision: S['revision']): readonly KnownBlock[];
}

/** The one of the two with this id. */
export function nameOf(personId: string, { mentor, mentee }: Mentorship): string {
  return personId === mentor.id ? mentor.name : mentee.name;
}

/** Who did what, and every word that was written. */
function revisionLines<S extends RecordShape>(
  revision: S['revision'],
  mentorship: Mentorship,
  { did, said }: RevisionWords<S>,
): Mrkdwn[] {
  const kind: S['revision']['kind'] = revision.kind;
  return [mrkdwn`*${nameOf(revision.personId, mentorship)}* ${did[kind]}`, ...said(revision)];
}

/** What the other one is told in the card's thread. */
export function newsMessage<S extends RecordShape>(news: {
  readonly row: S['row'];
  readonly revision: S['revision'];
  readonly mentorship: Mentorship;
  readonly words: RevisionWords<S>;
  readonly cardTs: string;
}): Message {
  const { row, revision, mentorship, words, cardTs } = news;
  const kind: S['revision']['kind'] = revision.kind;
  return {
    text: clip(`${nameOf(revision.personId, mentorship)} ${words.did[kind]}: ${words.titleOf(row)}`, 1000),
    blocks: [
      ...sections(revisionLines(revision, mentorship, words)),
      context(words.about(row)),
      ...(words.next?.(row, revision) ?? []),
    ],
    thread: { ts: cardTs, alsoInConversation: true },
  };
}

const revisionsPerPage = 40;

/** The revisions that a page of a history needs. @param before the number above its newest; left out for the first page */
export function historyRange(before = wholeLife.before): RevisionRange {
  return { ...wholeLife, before, max: revisionsPerPage + 1 };
}

/** The life of a record, newest first: as many revisions as fit, and a way to the older ones. */
export function historyModal<S extends RecordShape>(history: {
  readonly title: string;
  readonly head: KnownBlock;
  /** As `historyRange` has them. */
  readonly revisions: readonly S['revision'][];
  readonly mentorship: Mentorship;
  readonly words: RevisionWords<S>;
  /** The button that shows the older ones, and what it carries beside `before`. */
  readonly older: { readonly action: string; readonly value: Readonly<Record<string, string>> };
}): ModalView {
  const { title, head, revisions, mentorship, words, older } = history;
  const page = pageOf(revisions, { perPage: revisionsPerPage, maxBlocks: 94 }, (revision: PairRevision) => [
    ...sections(revisionLines(revision, mentorship, words)),
    context(mrkdwn`${instantForReader(revision.at, revision.at.toISOString())}`),
  ]);
  const value = { ...older.value, before: String(page.shown.at(-1)?.number) };
  return modal({
    title,
    blocks: [
      head,
      context(visible),
      ...page.blocks,
      ...(page.hasMore ? [actions(button('Older', { action: older.action, value }))] : []),
    ],
  });
}
