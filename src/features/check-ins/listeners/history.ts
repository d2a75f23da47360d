import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { checkInButtons, historyPage } from '../inputs.ts';
import { listAnswers } from '../queries/answers.ts';
import { listCheckIns } from '../queries/check-ins.ts';
import { checkInsPerPage, historyModal } from '../views/history.ts';

export function registerHistory(door: Door): void {
  door.subcommand('/checkin', {
    name: 'history',
    usage: 'history',
    does: 'shows what you two said, newest first',
    async run(visit) {
      await meetVisitor(visit);
      await visit.showModal(await visit.act((act) => readHistory(act, 0)));
    },
  });
  door.button(checkInButtons.history, historyPage, async (visit, { skip }) => {
    await visit.showModal(await visit.act((act) => readHistory(act, skip)), skip > 0 ? 'instead' : 'on top');
  });
}

async function readHistory(act: PersonalAct, skip: number) {
  const mentorships = await listMentorshipsOf(act.tx, act.personId);
  const checkIns = await listCheckIns(
    act.tx,
    mentorships.map((each) => each.id),
    { skip, most: checkInsPerPage + 1 },
  );
  const shown = checkIns.slice(0, checkInsPerPage);
  const answers = await listAnswers(
    act.tx,
    shown.map((each) => each.id),
  );
  const past = shown.flatMap((checkIn) => {
    const mentorship = mentorships.find((each) => each.id === checkIn.mentorshipId);
    return mentorship
      ? [
          {
            checkIn,
            mentorship,
            answers: answers.filter((each) => each.checkInId === checkIn.id),
            viewer: mentorship.mentee.id === act.personId ? ('mentee' as const) : ('mentor' as const),
          },
        ]
      : [];
  });
  return historyModal(past, skip, checkIns.length > checkInsPerPage);
}
