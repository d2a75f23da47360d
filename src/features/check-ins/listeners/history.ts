import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { Refusal } from '../../../core/errors.ts';
import type { PersonId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listGoalTitles, listTitles } from '../../goals/queries/titles.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { type HistoryFilterFields, historyFilter, historyFilterForm, historyPage } from '../inputs/history.ts';
import { checkInButtons } from '../inputs.ts';
import { listAnswers } from '../queries/answers.ts';
import { listHistory } from '../queries/history.ts';
import { listParticipations } from '../queries/participations.ts';
import type { HistoryFilter, HistoryPlace } from '../types.ts';
import { checkInsPerPage, historyModal } from '../views/history.ts';
import { historyFilterModal, mostGoals } from '../views/history-filter.ts';

/** Nobody, or one of one's partners, as Slack writes them. */
const partnerArgs = /^(?:<@([UW][A-Z0-9]+)(?:\|[^>]*)?>)?$/i;

export function registerHistory(door: Door): void {
  door.subcommand('/checkin', {
    name: 'history',
    usage: 'history [@partner]',
    does: 'shows what you two said, newest first',
    args: partnerArgs,
    async run(visit, args) {
      await meetVisitor(visit);
      const [, partner] = partnerArgs.exec(args) ?? [];
      const filter = { partner: partner?.toUpperCase() as PersonId | undefined };
      await visit.showModal(await visit.act((act) => readHistory(act, filter, {})));
    },
  });

  // Slack wants two buttons that stand side by side to have ids of their own.
  for (const turn of [checkInButtons.history, checkInButtons.newerHistory]) door.button(turn, historyPage, turnPage);

  door.button(checkInButtons.filterHistory, historyFilter, async (visit, filter) => {
    const view = await visit.act(async (act) => {
      const mentorships = await listMentorshipsOf(act.tx, act.personId);
      const ids = mentorships.map(({ id }) => id);
      const goals = await listGoalTitles(act.tx, ids, mostGoals);
      return historyFilterModal({ filter, partners: partnersIn(mentorships, act.personId), goals });
    });
    await visit.showModal(view, 'instead');
  });

  door.submit(historyFilterForm, async (act, { values }) => {
    const { from, until } = values;
    if (from && until && until < from) {
      throw new Refusal<HistoryFilterFields>(
        'until_before_from',
        'This day lies before the other one: choose the same day or a later one.',
        'until',
      );
    }
    return readHistory(act, values, {});
  });
}

async function turnPage(visit: Visit, { before, after, back, ...filter }: z.output<typeof historyPage>): Promise<void> {
  const isTurned = before !== undefined || after !== undefined || back !== undefined;
  const view = await visit.act((act) => readHistory(act, filter, { before, after }));
  await visit.showModal(view, isTurned ? 'instead' : 'on top');
}

/** A page of the acting person's own check-ins. @throws Refusal where the filter names somebody who is no partner */
async function readHistory(act: PersonalAct, filter: HistoryFilter, place: HistoryPlace): Promise<ModalView> {
  const all = await listMentorshipsOf(act.tx, act.personId);
  const mentorships = all.filter(
    (each) => filter.partner === undefined || partnerOf(each, act.personId).id === filter.partner,
  );
  if (filter.partner !== undefined && mentorships.length === 0) {
    throw new Refusal(
      'no_such_partner',
      'You have no check-ins with that person. /checkin history shows those that you have.',
    );
  }
  const mentorshipIds = mentorships.map(({ id }) => id);
  const { goal, from, until } = filter;
  const found = await listHistory(act.tx, { mentorshipIds, goal, from, until, ...place, most: checkInsPerPage + 1 });
  const hasMore = found.length > checkInsPerPage;
  // The newest page is always a full one; and a place that is gone leads to it.
  if ((place.after && !hasMore) || (place.before && found.length === 0)) return readHistory(act, filter, {});
  const ids = found.map((each) => each.id);
  const answers = await listAnswers(act.tx, ids);
  const participations = await listParticipations(act.tx, ids);
  const near = found.flatMap((checkIn) => {
    const mentorship = mentorships.find((each) => each.id === checkIn.mentorshipId);
    return mentorship
      ? [
          {
            checkIn,
            mentorship,
            answers: answers.filter((each) => each.checkInId === checkIn.id),
            participations: participations.filter((each) => each.checkInId === checkIn.id),
            viewer: mentorship.mentee.id === act.personId ? ('mentee' as const) : ('mentor' as const),
          },
        ]
      : [];
  });
  const goalTitle = goal && (await listTitles(act.tx, mentorshipIds, [goal])).get(goal);
  const partner = partnersIn(mentorships, act.personId).find(({ id }) => id === filter.partner);
  return historyModal({ near, filter, place, partnerName: partner?.name, goalTitle });
}

/** Everybody a person has or had a mentorship with, once. */
function partnersIn(mentorships: readonly Mentorship[], personId: PersonId) {
  const partners = mentorships.map((each) => partnerOf(each, personId));
  return [...new Map(partners.map((each) => [each.id, each])).values()];
}
