import type { Door } from '../../../slack/door.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import { listPlaces } from '../../obstacles/actions/where-it-belongs.ts';
import { raiseModal } from '../../obstacles/views/obstacle-forms.ts';
import { checkInButtons, checkInRef } from '../inputs.ts';
import { listAnswers } from '../queries/answers.ts';
import { findCheckIn } from '../queries/check-ins.ts';
import { saidAs } from '../rules/answers.ts';
import { seenBy } from '../rules/reveal.ts';

export function registerKeepingObstacles(door: Door): void {
  door.button(checkInButtons.keepObstacle, checkInRef, async (visit, { checkIn: id }) => {
    const view = await visit.act(async (act) => {
      const checkIn = await findCheckIn(act.tx, id);
      if (!checkIn) throw notYours();
      const { role } = await requireActivePartner(act, checkIn.mentorshipId);
      const answers = seenBy(checkIn, await listAnswers(act.tx, [id]), role);
      const [words] = answers.flatMap((answer) => (answer.role === 'mentee' ? [saidAs(answer, 'in_the_way')] : []));
      const places = await listPlaces(act, checkIn.mentorshipId);
      return raiseModal({ ...places, personId: act.personId, words });
    });
    await visit.showModal(view);
  });
}
