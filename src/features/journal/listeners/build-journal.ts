import type { ModalView } from '@slack/types';
import { addDays, instantAt, type LocalTime, type TimeZone } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findPerson } from '../../people/queries.ts';
import { listEntries, listTitles } from '../queries/entries.ts';
import type { JournalFilter } from '../types.ts';
import { noteKindsOf, toldEvents } from '../views/event-words.ts';
import { journalModal, linesPerPage } from '../views/journal-modal.ts';

const midnight = '00:00' as LocalTime;

/** A page of the acting person's journal. @throws Refusal where the filter names a mentorship that is not theirs */
export async function buildJournal(act: PersonalAct, filter: JournalFilter, before?: number): Promise<ModalView> {
  const mentorships = await listMentorshipsOf(act.tx, act.personId);
  const asked = mentorships.filter(({ id }) => filter.mentorship === undefined || id === filter.mentorship);
  if (filter.mentorship !== undefined && asked.length === 0) throw notYours();
  const ids = asked.map(({ id }) => id);
  const zone = (await findPerson(act.tx, act.personId))?.timeZone ?? ('UTC' as TimeZone);
  const rows = await listEntries(act.tx, {
    mentorshipIds: ids,
    readerId: act.personId,
    events: toldEvents(filter.kind),
    noteKinds: noteKindsOf(filter.kind),
    personId: filter.person,
    goalId: filter.goal,
    from: filter.from && instantAt(filter.from, midnight, zone),
    until: filter.until && instantAt(addDays(filter.until, 1), midnight, zone),
    before,
    most: linesPerPage + 1,
  });
  const shown = rows.slice(0, linesPerPage);
  const subjects = shown.flatMap(({ subjectId, note }) => [subjectId, note?.goalId ?? []].flat());
  const titles = await listTitles(act.tx, ids, filter.goal ? [...subjects, filter.goal] : subjects);
  return journalModal({
    lines: shown.map((row) => ({ ...row, title: titles.get(row.note?.goalId ?? row.subjectId) })),
    hasOlder: rows.length > linesPerPage,
    filter,
    mentorships,
    personId: act.personId,
    zone,
    goalTitle: filter.goal && titles.get(filter.goal),
    canWrite: asked.some(({ status }) => status === 'active'),
  });
}
