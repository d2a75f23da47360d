import type { ModalView } from '@slack/types';
import { Refusal } from '../../../core/errors.ts';
import { dateInWords, type LocalDate, localDateOf, type TimeZone } from '../../../core/local-time.ts';
import { readSpokenDate } from '../../../core/spoken-date.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { plainCommandText } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { callOff, comeBack, listOwnTimeOff, takeTimeOff } from '../actions/time-off.ts';
import {
  availabilityButtons,
  noSubject,
  type TimeOffFields,
  type TimeOffValues,
  timeOffForm,
  timeOffRef,
} from '../inputs.ts';
import { timeOffModal } from '../views/time-off.ts';

const offArgs = /^(?:from\s+(.+?)\s*)?(?:until\s+(.+))?$/i;

export function registerTimeOff(door: Door): void {
  door.subcommand('/checkin', {
    name: 'off',
    usage: 'off [from 1 June] [until 30 June]',
    does: 'you are off: nothing is asked in any of your mentorships, and nothing counts against you',
    args: offArgs,
    async run(visit, args) {
      const { timeZone } = await meetVisitor(visit);
      const [, from, until] = offArgs.exec(plainCommandText(args)) ?? [];
      const backOn = await visit.act(async (act) => {
        const read = { firstOn: readDay(from, act.now, timeZone), backOn: readDay(until, act.now, timeZone) };
        await takeTimeOff(act, { ...read, zone: timeZone });
        return read.backOn;
      });
      const end = backOn ? `back on ${dateInWords(backOn)}` : 'until you type /checkin back';
      await visit.reply(
        `Noted: you are off, ${end}. I tell the people you work with here that and until when, never why. Enjoy it.`,
      );
    },
  });
  door.subcommand('/checkin', {
    name: 'back',
    usage: 'back',
    does: 'you are back from your time off; or the next one that you planned is called off',
    async run(visit) {
      const { timeZone } = await meetVisitor(visit);
      const wasOff = await visit.act((act) => comeBack(act, timeZone));
      await visit.reply(
        wasOff
          ? 'Welcome back. Your check-ins come again; /checkin next says when.'
          : 'The time off that you planned next is called off. /checkin next says when your check-ins come.',
      );
    },
  });

  door.button(availabilityButtons.timeOff, noSubject, async (visit) => visit.showModal(await openTimeOff(visit)));
  door.button(availabilityButtons.callOff, timeOffRef, async (visit, { off }) => {
    const { timeZone } = await meetVisitor(visit);
    await visit.act((act) => callOff(act, off, timeZone));
    const typed = timeOffForm.read(visit.openModal?.typed ?? {});
    await visit.showModal(await openTimeOff(visit, typed), 'instead');
  });
  door.submitAsking(timeOffForm, meetVisitor, async (act, { values }, { timeZone: zone }) => {
    const { first: firstOn, back: backOn } = values;
    if (!firstOn) throw new Refusal<TimeOffFields>('no_day', 'Choose your first day off.', 'first');
    await takeTimeOff(act, { firstOn, backOn, zone });
    return buildTimeOff(act, zone);
  });
}

async function openTimeOff(visit: Visit, typed?: TimeOffValues): Promise<ModalView> {
  const { timeZone } = await meetVisitor(visit);
  return visit.act((act) => buildTimeOff(act, timeZone, typed));
}

async function buildTimeOff(act: PersonalAct, zone: TimeZone, typed?: TimeOffValues): Promise<ModalView> {
  return timeOffModal(await listOwnTimeOff(act, zone), localDateOf(act.now, zone), typed);
}

/** @throws Refusal */
function readDay(words: string | undefined, now: Date, zone: TimeZone): LocalDate | undefined {
  if (words === undefined) return undefined;
  const day = readSpokenDate(words, now, zone);
  if (day) return day;
  throw new Refusal('unreadable_date', `I can't read “${words}” as a date. Try “/checkin off until 30 June”.`);
}
