import type { ModalView } from '@slack/types';
import { addDays, instantAt, type LocalTime, type TimeZone } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findPerson } from '../../people/queries.ts';
import { listEntries } from '../queries/entries.ts';
import type { JournalContribution } from '../record.ts';
import type { JournalFilter } from '../types.ts';
import { type JournalWords, noteKindsOf } from '../views/event-words.ts';
import { journalModal, linesPerPage } from '../views/journal-modal.ts';
import { listAbout, readTitles } from './ask-features.ts';

const midnight = '00:00' as LocalTime;

/** What the features bring, and their words together. */
export interface JournalSources {
  readonly contributions: readonly JournalContribution[];
  readonly words: JournalWords;
}

/** A page of the acting person's journal. @throws Refusal where the filter names a mentorship that is not theirs */
export async function buildJournal(
  act: PersonalAct,
  { contributions, words }: JournalSources,
  asked: JournalFilter,
  before?: number,
): Promise<ModalView> {
  // A kind that no feature brings (any more) is the same as none.
  const filter = { ...asked, kind: asked.kind !== undefined && words.kinds.has(asked.kind) ? asked.kind : undefined };
  const mentorships = await listMentorshipsOf(act.tx, act.personId);
  const shownPairs = mentorships.filter(({ id }) => filter.mentorship === undefined || id === filter.mentorship);
  if (filter.mentorship !== undefined && shownPairs.length === 0) throw notYours();
  const ids = shownPairs.map(({ id }) => id);
  const zone = (await findPerson(act.tx, act.personId))?.timeZone ?? ('UTC' as TimeZone);
  const rows = await listEntries(act.tx, {
    mentorshipIds: ids,
    readerId: act.personId,
    events: words.toldEvents(filter.kind),
    noteKinds: noteKindsOf(filter.kind),
    personId: filter.person,
    goal: filter.goal && { id: filter.goal, subjectIds: await listAbout(act.tx, contributions, filter.goal) },
    from: filter.from && instantAt(filter.from, midnight, zone),
    until: filter.until && instantAt(addDays(filter.until, 1), midnight, zone),
    before,
    most: linesPerPage + 1,
  });
  const shown = rows.slice(0, linesPerPage);
  const goalIds = [...shown.map(({ note }) => note?.goalId), filter.goal].filter((id) => id != null);
  const titles = await readTitles(act.tx, contributions, { mentorshipIds: ids, rows: shown, goalIds });
  return journalModal({
    lines: shown.map((row) => ({ ...row, title: titles.get(row.note?.goalId ?? row.subjectId) })),
    hasOlder: rows.length > linesPerPage,
    filter,
    mentorships,
    personId: act.personId,
    zone,
    goalTitle: filter.goal && titles.get(filter.goal),
    words,
    canWrite: shownPairs.some(({ status }) => status === 'active'),
  });
}
