import { Refusal } from '../../../core/errors.ts';
import type { MentorshipId } from '../../../core/ids.ts';
import type { LocalDate, TimeZone } from '../../../core/local-time.ts';
import { readSpokenDate } from '../../../core/spoken-date.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { noticeModal } from '../../../slack/blocks.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import { joined, mrkdwn, plainCommandText } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listOwnActive, requireActivePartner } from '../../mentorships/actions.ts';
import { mentorshipId } from '../../mentorships/inputs.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { rhythmFieldsOf } from '../../programs/inputs.ts';
import { readRhythm } from '../../programs/rules.ts';
import { changeRhythm, pauseCheckIns, resumeCheckIns } from '../actions/schedule.ts';
import { checkInButtons, checkInCallbacks, chooseSubject, mentorshipRef } from '../inputs.ts';
import { findSchedule } from '../queries/schedules.ts';
import type { Schedule } from '../types.ts';
import { chooseModal, scheduleModal, stateLines } from '../views/schedule.ts';

type About = 'schedule' | 'pause' | 'resume';

export function registerSchedule(door: Door): void {
  door.subcommand('/checkin', {
    name: 'schedule',
    usage: 'schedule',
    does: 'shows and changes when you two are asked',
    run: (visit) => chooseOrDo(visit, 'schedule'),
  });
  door.subcommand('/checkin', {
    name: 'pause',
    usage: 'pause [until 30 June]',
    does: 'stops the check-ins, until a day or until you resume',
    args: /^(?:until\s+.+)?$/i,
    run: (visit, args) => chooseOrDo(visit, 'pause', plainCommandText(args).replace(/^until\s+/i, '')),
  });
  door.subcommand('/checkin', {
    name: 'resume',
    usage: 'resume',
    does: 'starts them again, with the next one',
    run: (visit) => chooseOrDo(visit, 'resume'),
  });

  door.submit(checkInCallbacks.choose, chooseSubject, async (visit, fields, { what, until }) => {
    const id = mentorshipId.safeParse(oneOf(fields, 'mentorship'));
    if (!id.success) throw new Refusal('no_mentorship', 'Choose a mentorship.', 'mentorship');
    if (what === 'schedule') return { show: await visit.act((act) => openSchedule(act, id.data)) };
    const { schedule, mentorship } = await pauseOrResume(visit, id.data, what, until);
    return { show: noticeModal(joined(stateLines(schedule, mentorship))) };
  });

  door.button(checkInButtons.schedule, mentorshipRef, async (visit, { mentorship }) => {
    await visit.showModal(await visit.act((act) => openSchedule(act, mentorship)));
  });

  door.submit(checkInCallbacks.schedule, mentorshipRef, async (visit, fields, subject) => {
    const rhythm = readRhythm(rhythmFieldsOf(fields));
    const lines = await visit.act(async (act) => {
      const schedule = await changeRhythm(act, subject.mentorship, rhythm);
      return stateLines(schedule, (await requireActivePartner(act, subject.mentorship)).mentorship);
    });
    return { show: noticeModal(joined([mrkdwn`Saved.`, ...lines])) };
  });
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
  } else if (what === 'schedule') {
    await visit.showModal(await visit.act((act) => openSchedule(act, only.id)));
  } else {
    const { schedule, mentorship } = await pauseOrResume(visit, only.id, what, until);
    await visit.reply(joined(stateLines(schedule, mentorship)));
  }
}

/** @throws Refusal */
function readUntil(words: string, now: Date, zone: TimeZone): LocalDate {
  const day = readSpokenDate(words, now, zone);
  if (day) return day;
  throw new Refusal('unreadable_date', `I can't read “${words}” as a date. Try “/checkin pause until 30 June”.`);
}

async function openSchedule(act: PersonalAct, id: MentorshipId) {
  const { mentorship } = await requireActivePartner(act, id);
  const schedule = await findSchedule(act.tx, id);
  if (!schedule) throw new Error('an active mentorship has a schedule');
  return scheduleModal(schedule, mentorship, act.personId);
}

function pauseOrResume(
  visit: Visit,
  id: MentorshipId,
  what: 'pause' | 'resume',
  until: LocalDate | undefined,
): Promise<{ schedule: Schedule; mentorship: Mentorship }> {
  return visit.act(async (act) => {
    const { mentorship } = await requireActivePartner(act, id);
    if (what === 'resume') return { mentorship, schedule: await resumeCheckIns(act, id) };
    return { mentorship, schedule: await pauseCheckIns(act, id, until) };
  });
}
