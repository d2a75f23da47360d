import { Refusal } from '../../../core/errors.ts';
import { parseLocalDate } from '../../../core/local-time.ts';
import { modal, noticeModal, section } from '../../../slack/blocks.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import { dateField } from '../../../slack/input-blocks.ts';
import { joined, type Mrkdwn } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { endModal } from '../../mentorships/views.ts';
import { pauseCheckIns } from '../actions/schedule.ts';
import { keepRhythm, settleSilence, slowDown } from '../actions/silence.ts';
import { checkInButtons, checkInCallbacks, checkInRef, pauseRef } from '../inputs.ts';
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
      modal({
        callback: checkInCallbacks.pause,
        title: 'Pause the check-ins',
        submit: 'Pause',
        subject: { mentorship, ...(checkIn ? { checkIn } : {}) },
        blocks: [
          section('I ask nothing until then. Either of you can resume earlier with `/checkin resume`.'),
          dateField({
            name: 'until',
            label: 'Until',
            hint: 'Leave it empty to pause until you resume.',
            optional: true,
          }),
        ],
      }),
    );
  });
  door.submitFields(checkInCallbacks.pause, pauseRef, async (visit, fields, { mentorship, checkIn }) => {
    const typed = oneOf(fields, 'until');
    const until = typed === undefined ? undefined : parseLocalDate(typed);
    if (typed !== undefined && !until) throw new Refusal('unreadable_date', 'Choose a day.', 'until');
    const said = await visit.act(async (act) => {
      const schedule = await pauseCheckIns(act, mentorship, until);
      if (checkIn) await settleSilence(act, mentorship, checkIn);
      return linesOf(schedule, (await requireActivePartner(act, mentorship)).mentorship);
    });
    return { show: noticeModal(said) };
  });
}

async function showEnd(visit: Visit, id: Mentorship['id']): Promise<void> {
  const { mentorship } = await visit.act((act) => requireActivePartner(act, id));
  await visit.showModal(endModal([mentorship]));
}

function linesOf(schedule: Schedule, mentorship: Mentorship): Mrkdwn {
  return joined(stateLines(schedule, mentorship));
}
