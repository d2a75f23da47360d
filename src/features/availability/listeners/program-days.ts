import { Refusal } from '../../../core/errors.ts';
import { dateInWords, parseLocalDate } from '../../../core/local-time.ts';
import { readSpokenDate } from '../../../core/spoken-date.ts';
import { noticeModal } from '../../../slack/blocks.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import { plainCommandText } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import { askSlack, meetVisitor } from '../../people/lookups.ts';
import {
  addClosedDays,
  openProgramDays,
  pauseProgram,
  removeProgramDays,
  resumeProgram,
} from '../actions/program-days.ts';
import { availabilityButtons, availabilityCallbacks, noSubject, programDaysRef } from '../inputs.ts';
import { pauseModal, programDaysModal, type TypedDays } from '../views/program-days.ts';

/** What leads say for everybody. Whether they lead may have changed since Cairn last saw them: Slack is asked. */
export function registerProgramDays(door: Door): void {
  door.subcommand('/mentorship', {
    name: 'days',
    usage: 'days',
    does: 'leads: days on which the organisation is closed, and nobody is asked',
    run: (visit) => showDays(visit, 'on top'),
  });
  door.button(availabilityButtons.days, noSubject, (visit) => showDays(visit, 'on top'));

  door.subcommand('/mentorship', {
    name: 'pause',
    usage: 'pause [until 30 June]',
    does: 'leads: pauses the whole program, until a day or until you resume it; asks first',
    args: /^(?:until\s+.+)?$/i,
    async run(visit, args) {
      const { timeZone: zone } = await askSlack(visit, visit.personId);
      const words = plainCommandText(args).replace(/^until\s+/i, '');
      const view = await visit.act(async (act) => {
        await openProgramDays(act, zone);
        const until = words === '' ? undefined : readSpokenDate(words, act.now, zone);
        if (words !== '' && !until) {
          throw new Refusal(
            'unreadable_date',
            `I can't read “${words}” as a date. Try “/mentorship pause until 30 June”.`,
          );
        }
        return pauseModal(until);
      });
      await visit.showModal(view);
    },
  });
  door.button(availabilityButtons.pause, noSubject, async (visit) => {
    const { timeZone } = await askSlack(visit, visit.personId);
    await visit.act((act) => openProgramDays(act, timeZone));
    await visit.showModal(pauseModal(undefined));
  });
  door.submitFields(availabilityCallbacks.pause, noSubject, async (visit, fields) => {
    const { timeZone: zone } = await askSlack(visit, visit.personId);
    const backOn = parseLocalDate(oneOf(fields, 'until') ?? '');
    await visit.act((act) => pauseProgram(act, { backOn, zone }));
    const end = backOn ? `until ${dateInWords(backOn)}` : 'until you type /mentorship resume';
    return { show: noticeModal(`The program pauses ${end}: no pair is asked, and each is told.`) };
  });
  door.subcommand('/mentorship', {
    name: 'resume',
    usage: 'resume',
    does: 'leads: the program goes on',
    async run(visit) {
      const { timeZone } = await askSlack(visit, visit.personId);
      await visit.act((act) => resumeProgram(act, timeZone));
      await visit.reply('The program goes on: each pair is asked at its next date.');
    },
  });

  door.button(availabilityButtons.removeDays, programDaysRef, async (visit, { days }) => {
    const { timeZone } = await meetVisitor(visit);
    await visit.act((act) => removeProgramDays(act, days, timeZone));
    const typed = visit.openModal?.typed ?? {};
    const shown = { name: oneOf(typed, 'name'), first: oneOf(typed, 'first'), last: oneOf(typed, 'last') };
    await showDays(visit, 'instead', shown);
  });
  door.submitFields(availabilityCallbacks.days, noSubject, async (visit, fields) => {
    const { timeZone: zone } = await meetVisitor(visit);
    const name = oneOf(fields, 'name');
    const firstOn = parseLocalDate(oneOf(fields, 'first') ?? '');
    if (!name) throw new Refusal('no_name', 'Say what these days are.', 'name');
    if (!firstOn) throw new Refusal('no_day', 'Choose the first day.', 'first');
    const lastOn = parseLocalDate(oneOf(fields, 'last') ?? '') ?? firstOn;
    await visit.act((act) => addClosedDays(act, { name, firstOn, lastOn, zone }));
    return { show: programDaysModal(await visit.act((act) => openProgramDays(act, zone))) };
  });
}

async function showDays(visit: Visit, how: 'on top' | 'instead', typed?: TypedDays): Promise<void> {
  const { timeZone } = await askSlack(visit, visit.personId);
  const days = await visit.act((act) => openProgramDays(act, timeZone));
  await visit.showModal(programDaysModal(days, typed), how);
}
