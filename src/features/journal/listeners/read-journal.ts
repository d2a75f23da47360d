import type { Door } from '../../../slack/door.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { filterOf, journalButtons, journalCallbacks, journalFilter, journalPage, nothing } from '../inputs.ts';
import { listGoalTitles } from '../queries/entries.ts';
import { filterModal, mostGoals } from '../views/filter-modal.ts';
import { buildJournal } from './build-journal.ts';

export function registerReading(door: Door): void {
  door.subcommand('/mentorship', {
    name: 'journal',
    usage: 'journal',
    does: 'shows what happened and what you noted, newest first',
    async run(visit) {
      await meetVisitor(visit);
      await visit.showModal(await visit.act((act) => buildJournal(act, {})));
    },
  });

  door.button(journalButtons.open, journalPage, async (visit, { before, ...filter }) => {
    await visit.showModal(await visit.act((act) => buildJournal(act, filter, before)), 'instead');
  });

  door.button(journalButtons.filter, journalFilter, async (visit, filter) => {
    const view = await visit.act(async (act) => {
      const mentorships = await listMentorshipsOf(act.tx, act.personId);
      const ids = mentorships.map(({ id }) => id);
      const goals = await listGoalTitles(act.tx, ids, mostGoals);
      return filterModal({ filter, mentorships, goals, personId: act.personId });
    });
    await visit.showModal(view, 'instead');
  });

  door.submitFields(journalCallbacks.filter, nothing, async (visit, fields) => ({
    show: await visit.act((act) => buildJournal(act, filterOf(fields))),
  }));
}
