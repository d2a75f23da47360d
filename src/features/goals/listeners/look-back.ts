import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { historyRange } from '../../pair-records/views.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { goalButtons, historyPage, listPage } from '../inputs/buttons.ts';
import { goalRecord } from '../pair-record.ts';
import { listGoals } from '../queries/goals.ts';
import { listRevisions } from '../queries/revisions.ts';
import { isOpen } from '../rules/rights.ts';
import { goalHistoryModal, goalListBlocks, goalListModal } from '../views/goal-history.ts';

export function registerLookingBack(door: Door): void {
  door.subcommand('/goal', {
    name: 'list',
    usage: 'list',
    does: 'shows your open goals',
    run: (visit) => replyWithGoals(visit, 'open'),
  });
  door.subcommand('/goal', {
    name: 'history',
    usage: 'history',
    does: 'shows every goal, with who changed what, when and why',
    run: (visit) => replyWithGoals(visit, 'all'),
  });
  door.button(goalButtons.list, listPage, async (visit, { which, skip }) => {
    const goals = await visit.act((act) => listOwnGoals(act, which));
    await visit.showModal(goalListModal({ which, skip, goals }), skip > 0 ? 'instead' : 'on top');
  });
  door.button(goalButtons.history, historyPage, async (visit, { goal: id, before }) => {
    const view = await visit.act(async (act) => {
      const { row, mentorship } = await goalRecord.open(act, id);
      return goalHistoryModal(row, mentorship, await listRevisions(act.tx, id, historyRange(before)));
    });
    await visit.showModal(view, before ? 'instead' : 'on top');
  });
}

async function replyWithGoals(visit: Visit, which: 'open' | 'all'): Promise<void> {
  await meetVisitor(visit);
  const goals = await visit.act((act) => listOwnGoals(act, which));
  await visit.reply('Your goals', goalListBlocks({ which, skip: 0, goals }));
}

/** Goals of the acting person's mentorships, in either role: open ones first, then the newest. */
export async function listOwnGoals(act: PersonalAct, which: 'open' | 'all') {
  const mentorships = await listMentorshipsOf(act.tx, act.personId);
  const goals = await listGoals(
    act.tx,
    mentorships.map((each) => each.id),
  );
  const shown = goals.reverse().flatMap((goal) => {
    const mentorship = mentorships.find((each) => each.id === goal.mentorshipId);
    return mentorship ? [{ goal, mentorship, isOpen: isOpen(goal) && mentorship.status === 'active' }] : [];
  });
  return [...shown.filter((each) => each.isOpen), ...(which === 'all' ? shown.filter((each) => !each.isOpen) : [])];
}
