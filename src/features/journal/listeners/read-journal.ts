import type { Door } from '../../../slack/door.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { filterForm, journalButtons, journalFilter, journalPage } from '../inputs.ts';
import { filterModal, mostGoals } from '../views/filter-modal.ts';
import { listGoals } from './ask-features.ts';
import { buildJournal, type JournalSources } from './build-journal.ts';

export function registerReading(door: Door, sources: JournalSources): void {
  door.subcommand('/mentorship', {
    name: 'journal',
    usage: 'journal',
    does: 'shows what happened and what you noted, newest first',
    async run(visit) {
      await meetVisitor(visit);
      await visit.showModal(await visit.act((act) => buildJournal(act, sources, {})));
    },
  });

  door.button(journalButtons.open, journalPage, async (visit, { before, ...filter }) => {
    await visit.showModal(await visit.act((act) => buildJournal(act, sources, filter, before)), 'instead');
  });

  door.button(journalButtons.filter, journalFilter, async (visit, filter) => {
    const view = await visit.act(async (act) => {
      const mentorships = await listMentorshipsOf(act.tx, act.personId);
      const ids = mentorships.map(({ id }) => id);
      const goals = await listGoals(act.tx, sources.contributions, ids, mostGoals);
      return filterModal({ filter, mentorships, goals, kinds: sources.words.kinds, personId: act.personId });
    });
    await visit.showModal(view, 'instead');
  });

  door.submit(filterForm, async (act, { values }) => buildJournal(act, sources, values));
}
