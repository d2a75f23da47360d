import { Refusal } from '../../core/errors.ts';
import { addDays, type LocalDate, localDateOf, type TimeZone } from '../../core/local-time.ts';
import { readSpokenDate } from '../../core/spoken-date.ts';
import type { Door } from '../../slack/door.ts';
import { plainCommandText } from '../../slack/text.ts';
import { listOwnActive, requireActivePartner } from '../mentorships/actions.ts';
import { meetVisitor } from '../people/lookups.ts';
import { logTalk, openOffer, proposeTime } from './actions.ts';
import {
  type LogTalkFields,
  logTalkForm,
  type ProposeTimeFields,
  proposeTimeForm,
  talkButtons,
  talkRef,
} from './inputs.ts';
import { offerModal, talkedModal } from './views.ts';

export function registerTalks(door: Door): void {
  door.subcommand('/checkin', {
    name: 'talked',
    usage: 'talked [yesterday, or what it was about]',
    does: 'notes that you two have talked',
    args: /^[\s\S]*$/,
    async run(visit, args) {
      const words = plainCommandText(args).trim();
      const { timeZone } = await meetVisitor(visit);
      const view = await visit.act(async (act) => {
        const mentorships = await listOwnActive(act);
        if (mentorships.length === 0) {
          throw new Refusal('no_mentorship', 'You have no mentorship yet. Ask a program lead to pair you.');
        }
        const told = words === '' ? undefined : lastDay(words, act.now, timeZone);
        return talkedModal({
          ...{ mentorships, personId: act.personId, day: told ?? localDateOf(act.now, timeZone) },
          line: told ? undefined : words,
        });
      });
      await visit.showModal(view);
    },
  });

  door.button(talkButtons.log, talkRef, async (visit, { mentorship: id }) => {
    const view = await visit.act(async (act) => {
      const { mentorship, role } = await requireActivePartner(act, id);
      const day = localDateOf(act.now, mentorship[role].timeZone);
      return talkedModal({ mentorships: [mentorship], personId: act.personId, day });
    });
    await visit.showModal(view);
  });

  door.submit(logTalkForm, async (act, { values: { mentorship, day, line }, subject }) => {
    const mentorshipId = subject.mentorship ?? mentorship;
    if (!mentorshipId) {
      throw new Refusal<LogTalkFields>('no_mentorship', 'Choose with whom you talked.', 'mentorship');
    }
    if (!day) throw new Refusal<LogTalkFields>('no_day', 'Choose the day on which you talked.', 'day');
    await logTalk(act, { mentorshipId, heldOn: day, line });
    return undefined;
  });

  door.button(talkButtons.find, talkRef, async (visit, { mentorship: id }) => {
    const { mentorship, role, offered } = await visit.act((act) => openOffer(act, id));
    await visit.showModal(offerModal(mentorship, role, offered));
  });

  door.submit(proposeTimeForm, async (act, { values: { time }, subject: { mentorship } }) => {
    if (!time) throw new Refusal<ProposeTimeFields>('no_time', 'Choose a time.', 'time');
    await proposeTime(act, mentorship, time);
    return undefined;
  });
}

/** A day that is past: `20 November` and `Monday` are the last ones, where dates are else read as coming ones. */
function lastDay(words: string, now: Date, zone: TimeZone): LocalDate | undefined {
  const day = readSpokenDate(words, now, zone);
  if (!day || day <= localDateOf(now, zone)) return day;
  if (/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i.test(words)) return addDays(day, -7);
  return [365, 366]
    .map((days) => addDays(day, -days))
    .find((each) => each.slice(5) === day.slice(5) && /\d/.test(words));
}
