import { noticeModal, section } from '../../../slack/blocks.ts';
import type { Door } from '../../../slack/door.ts';
import { joined, type Mrkdwn } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { endModal } from '../../mentorships/views.ts';
import { pauseCheckIns } from '../actions/schedule.ts';
import { keepRhythm, settleSilence, slowDown } from '../actions/silence.ts';
import { checkInButtons, checkInRef, pauseForm, pauseRef } from '../inputs.ts';
import type { Schedule } from '../types.ts';
import { stateLines } from '../views/schedule.ts';

/** The answers to the question after a silence. */
export function registerSilence(door: Door): void {
  door.button(checkInButtons.slower, checkInRef, async (visit, { mentorship, checkIn }) => {
    const said = await visit.act(async (act) => {
      const schedule = await slowDown(act, mentorship, checkIn);
      return linesOf(schedule, (await requireActivePartner(act, mentorship)).mentorship);
    });
    await visit.reply(said);
  });
  door.button(checkInButtons.keep, checkInRef, async (visit, { mentorship, checkIn }) => {
    const said = await visit.act(async (act) => {
      const schedule = await keepRhythm(act, mentorship, checkIn);
      return linesOf(schedule, (await requireActivePartner(act, mentorship)).mentorship);
    });
    await visit.reply(said);
  });
  door.button(checkInButtons.end, checkInRef, (visit, { mentorship }) => showEnd(visit, mentorship));
  door.button(checkInButtons.pause, pauseRef, async (visit, { mentorship, checkIn }) => {
    await visit.act((act) => requireActivePartner(act, mentorship));
    await visit.showModal(
      pauseForm.modal({
        title: 'Pause the check-ins',
        submit: 'Pause',
        subject: { mentorship, checkIn },
        blocks: [
          section('I ask nothing until then. Either of you can resume earlier with `/checkin resume`.'),
          pauseForm.fields.until.input(),
        ],
      }),
    );
  });
  door.submit(pauseForm, async (act, { values, subject: { mentorship, checkIn } }) => {
    const schedule = await pauseCheckIns(act, mentorship, values.until);
    if (checkIn) await settleSilence(act, mentorship, checkIn);
    return noticeModal(linesOf(schedule, (await requireActivePartner(act, mentorship)).mentorship));
  });
}

async function showEnd(visit: Visit, id: Mentorship['id']): Promise<void> {
  const { mentorship } = await visit.act((act) => requireActivePartner(act, id));
  await visit.showModal(endModal([mentorship]));
}

function linesOf(schedule: Schedule, mentorship: Mentorship): Mrkdwn {
  return joined(stateLines(schedule, mentorship));
}
