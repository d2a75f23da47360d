import { Refusal } from '../../../core/errors.ts';
import { dateInWords } from '../../../core/local-time.ts';
import { readSpokenDate } from '../../../core/spoken-date.ts';
import { noticeModal } from '../../../slack/blocks.ts';
import type { Door } from '../../../slack/door.ts';
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
import {
  availabilityButtons,
  type ClosedDaysFields,
  type ClosedDaysValues,
  closedDaysForm,
  noSubject,
  pauseForm,
  programDaysRef,
} from '../inputs.ts';
import { pauseModal, programDaysModal } from '../views/program-days.ts';

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
  door.submitAsking(
    pauseForm,
    (visit) => askSlack(visit, visit.personId),
    async (act, { values: { until } }, { timeZone: zone }) => {
      await pauseProgram(act, { backOn: until, zone });
      const end = until ? `until ${dateInWords(until)}` : 'until you type /mentorship resume';
      return noticeModal(`The program pauses ${end}: no pair is asked, and each is told.`);
    },
  );
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
    await showDays(visit, 'instead', closedDaysForm.read(visit.openModal?.typed ?? {}));
  });
  door.submitAsking(closedDaysForm, meetVisitor, async (act, { values }, { timeZone: zone }) => {
    const { name, first: firstOn, last: lastOn = firstOn } = values;
    if (!name) throw new Refusal<ClosedDaysFields>('no_name', 'Say what these days are.', 'name');
    if (!firstOn || !lastOn) throw new Refusal<ClosedDaysFields>('no_day', 'Choose the first day.', 'first');
    await addClosedDays(act, { name, firstOn, lastOn, zone });
    return programDaysModal(await openProgramDays(act, zone));
  });
}

async function showDays(visit: Visit, how: 'on top' | 'instead', typed?: ClosedDaysValues): Promise<void> {
  const { timeZone } = await askSlack(visit, visit.personId);
  const days = await visit.act((act) => openProgramDays(act, timeZone));
  await visit.showModal(programDaysModal(days, typed), how);
}
