import type { ModalView } from '@slack/types';
import { Refusal } from '../../../core/errors.ts';
import { dateInWords, instantInWords, type LocalDate, type TimeZone } from '../../../core/local-time.ts';
import { readSpokenDate } from '../../../core/spoken-date.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { actions, button, modal, noticeModal, section } from '../../../slack/blocks.ts';
import type { Door } from '../../../slack/door.ts';
import { joined, Mrkdwn, mrkdwn, plainCommandText } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listOwnActive, requireActivePartner } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { listLastTalks } from '../../talks/queries.ts';
import { askNow } from '../actions/ask-now.ts';
import { pauseCheckIns, resumeCheckIns } from '../actions/schedule.ts';
import { type About, type ChooseFields, checkInButtons, chooseForm, mentorshipRef } from '../inputs.ts';
import { findCheckIn, findNewestCheckIn } from '../queries/check-ins.ts';
import { findSchedule } from '../queries/schedules.ts';
import { nextDates } from '../rules/coming.ts';
import type { Schedule } from '../types.ts';
import { comingLines } from '../views/coming.ts';
import { overviewModal } from '../views/overview.ts';
import { chooseModal, stateLines } from '../views/schedule.ts';
import { openPutOff } from './put-off.ts';
import { openSchedule } from './schedule.ts';

/** What a command of one mentorship ends in: a form, or a sentence. */
type Shown = ModalView | Mrkdwn;
type Way = (act: PersonalAct, id: MentorshipId, until: LocalDate | undefined) => Promise<Shown>;

const ways: Readonly<Record<About, Way>> = {
  schedule: openSchedule,
  pause: async (act, id, until) => says(act, id, await pauseCheckIns(act, id, until)),
  resume: async (act, id) => says(act, id, await resumeCheckIns(act, id)),
  now: sayNow,
  next: sayNext,
  snooze: (act, id) => openPutOff(act, id, 'snooze'),
  skip: (act, id) => openPutOff(act, id, 'skip'),
};

/** What is typed after `/checkin`, and the same by buttons. */
export function registerCommands(door: Door): void {
  const add = (name: About, does: string) =>
    door.subcommand('/checkin', { name, usage: name, does, run: (visit) => chooseOrDo(visit, name) });
  add('schedule', 'shows and changes when you two are asked');
  door.subcommand('/checkin', {
    name: 'pause',
    usage: 'pause [until 30 June]',
    does: 'stops the check-ins, until a day or until you resume',
    args: /^(?:until\s+.+)?$/i,
    run: (visit, args) => chooseOrDo(visit, 'pause', plainCommandText(args).replace(/^until\s+/i, '')),
  });
  add('resume', 'starts them again, with the next one');
  add('now', 'asks you two now');
  add('next', 'says when the next ones come, for both of you');
  add('snooze', 'asks again later');
  add('skip', 'leaves this one out');

  door.submit(chooseForm, async (act, { values: { mentorship }, subject: { what, until } }) => {
    if (!mentorship) throw new Refusal<ChooseFields>('no_mentorship', 'Choose a mentorship.', 'mentorship');
    const shown = await ways[what](act, mentorship, until);
    return shown instanceof Mrkdwn ? noticeModal(shown) : shown;
  });
  for (const [action, way] of [
    [checkInButtons.askNow, sayNow],
    [checkInButtons.next, openOverview],
    [checkInButtons.resume, ways.resume],
  ] as const) {
    door.button(action, mentorshipRef, async (visit, { mentorship }) => {
      const shown = await visit.act((act) => way(act, mentorship, undefined));
      await visit.showModal(shown instanceof Mrkdwn ? noticeModal(shown) : shown);
    });
  }
}

/** With one mentorship the command acts at once; with several it asks which. */
async function chooseOrDo(visit: Visit, what: About, words = ''): Promise<void> {
  const { timeZone } = await meetVisitor(visit);
  const { mentorships, now } = await visit.act(async (act) => ({
    mentorships: await listOwnActive(act),
    now: act.now,
  }));
  const until = words === '' ? undefined : readUntil(words, now, timeZone);
  const [only] = mentorships;
  if (!only) {
    throw new Refusal(
      'no_mentorship',
      'Check-ins belong to a mentorship, and you have none yet. Ask a program lead or a workspace admin to pair you.',
    );
  }
  if (mentorships.length > 1) {
    await visit.showModal(chooseModal(mentorships, visit.personId, until === undefined ? { what } : { what, until }));
    return;
  }
  const shown = await visit.act((act) => ways[what](act, only.id, until));
  if (shown instanceof Mrkdwn) await visit.reply(shown);
  else await visit.showModal(shown);
}

/** @throws Refusal */
function readUntil(words: string, now: Date, zone: TimeZone): LocalDate {
  const day = readSpokenDate(words, now, zone);
  if (day) return day;
  throw new Refusal('unreadable_date', `I can't read “${words}” as a date. Try “/checkin pause until 30 June”.`);
}

async function says(act: PersonalAct, id: MentorshipId, schedule: Schedule): Promise<Mrkdwn> {
  return joined(stateLines(schedule, (await requireActivePartner(act, id)).mentorship));
}

async function sayNow(act: PersonalAct, id: MentorshipId): Promise<Shown> {
  const asked = await askNow(act, id);
  // What is still to be asked is answered then: its prompt tells the other of it.
  if (asked.at > act.now) return modal({ title: 'Check-in now', blocks: [section(await saysWhen(act, id, asked.at))] });
  const checkIn = await findCheckIn(act.tx, asked.id);
  const words = asked.isNew
    ? mrkdwn`Done: I ask you both in your group DM.`
    : mrkdwn`The check-in of ${checkIn ? dateInWords(checkIn.occursOn) : 'today'} is open already.`;
  const answer = button('Answer', {
    action: checkInButtons.answer,
    style: 'primary',
    value: { mentorship: id, checkIn: asked.id },
  });
  return modal({ title: 'Check-in now', blocks: [section(words), actions(answer)] });
}

async function saysWhen(act: PersonalAct, id: MentorshipId, at: Date): Promise<Mrkdwn> {
  const { mentorship, role } = await requireActivePartner(act, id);
  const other = mentorship[role === 'mentor' ? 'mentee' : 'mentor'];
  return mrkdwn`Not at night: I ask you and ${other.name} when it is day for the two of you, ${instantInWords(at, mentorship[role].timeZone)}.`;
}

/** Everything about the check-ins of one mentorship, by buttons. */
async function openOverview(act: PersonalAct, id: MentorshipId): Promise<Shown> {
  const { mentorship } = await requireActivePartner(act, id);
  const schedule = await findSchedule(act.tx, id);
  if (!schedule) throw new Error('an active mentorship has a schedule');
  const newest = await findNewestCheckIn(act.tx, id);
  const open = newest?.state === 'open' && newest.promptAt <= act.now ? newest : undefined;
  const talks = await listLastTalks(act.tx, [id]);
  const lines = await nextLines(act, id);
  return overviewModal({ schedule, mentorship, personId: act.personId, open, talks, lines });
}

/** So many of the next dates are named. */
const named = 5;

async function sayNext(act: PersonalAct, id: MentorshipId): Promise<Mrkdwn> {
  return joined(await nextLines(act, id));
}

async function nextLines(act: PersonalAct, id: MentorshipId): Promise<Mrkdwn[]> {
  const { mentorship } = await requireActivePartner(act, id);
  const schedule = await findSchedule(act.tx, id);
  if (!schedule) throw new Error('an active mentorship has a schedule');
  const head = stateLines(schedule, mentorship);
  if (schedule.nextOccursOn === null) return head;
  const dates = nextDates(schedule, act.now, named);
  return [...head.slice(0, 1), ...comingLines(dates, mentorship, schedule)];
}
