import { Refusal } from '../../core/errors.ts';
import type { CheckInId, MentorshipId, PersonId } from '../../core/ids.ts';
import type { LocalDate, TimeZone } from '../../core/local-time.ts';
import { readSpokenDate } from '../../core/spoken-date.ts';
import type { PersonalAct } from '../../database/act.ts';
import { findConversationMembers } from '../../delivery/queries.ts';
import { noticeModal } from '../../slack/blocks.ts';
import type { Door } from '../../slack/door.ts';
import { type Fields, oneOf } from '../../slack/fields.ts';
import { joined, mrkdwn, plainCommandText } from '../../slack/text.ts';
import type { MessageVisit, Visit } from '../../slack/visit.ts';
import { listGoals } from '../goals/queries.ts';
import { readNumber } from '../goals/rules/draft.ts';
import { focusOf } from '../goals/rules/progress.ts';
import { listOwnActive, requireActivePartner } from '../mentorships/actions.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { listMentorshipsOf } from '../mentorships/queries.ts';
import type { Mentorship } from '../mentorships/types.ts';
import { meetVisitor, withNames } from '../people/lookups.ts';
import { rhythmFieldsOf } from '../programs/inputs.ts';
import { readRhythm } from '../programs/rules.ts';
import { changeRhythm, pauseCheckIns, resumeCheckIns } from './actions/schedule.ts';
import { openAnswer, submitAnswer } from './actions/submit-answer.ts';
import {
  checkInButtons,
  checkInCallbacks,
  checkInRef,
  chooseSubject,
  historyPage,
  mentorshipRef,
  progressField,
  useAsAnswerShortcut,
} from './inputs.ts';
import { listAnswers } from './queries/answers.ts';
import { listCheckIns } from './queries/check-ins.ts';
import { findSchedule } from './queries/schedules.ts';
import { readResponses } from './rules/answers.ts';
import type { Schedule } from './types.ts';
import { answerModal } from './views/answer-modal.ts';
import { checkInsPerPage, historyModal } from './views/history.ts';
import { chooseModal, scheduleModal, stateLines } from './views/schedule.ts';

export function registerCheckIns(door: Door): void {
  registerSchedule(door);
  registerAnswer(door);
  registerHistory(door);
}

type About = 'schedule' | 'pause' | 'resume';

function registerSchedule(door: Door): void {
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

function registerAnswer(door: Door): void {
  door.button(checkInButtons.answer, checkInRef, (visit, { checkIn }) => showAnswer(visit, checkIn));

  door.submit(checkInCallbacks.answer, checkInRef, async (visit, fields, { checkIn, mentorship }) => {
    await visit.act(async (act) => {
      const { role } = await requireActivePartner(act, mentorship);
      const responses = readResponses(role, (name) => oneOf(fields, name));
      // A goal may have left the focus while the form was open: what was typed for it counts all the same.
      const goals = role === 'mentee' ? await listGoals(act.tx, [mentorship]) : [];
      const progress = goals.flatMap((goal) => {
        const amount = readProgress(fields, progressField(goal.id));
        return amount === undefined ? [] : [{ goalId: goal.id, progress: amount }];
      });
      await submitAnswer(act, checkIn, { responses, progress, requestKey: visit.viewId });
    });
    return undefined;
  });

  door.messageShortcut(useAsAnswerShortcut, useAsAnswer);
}

function readProgress(fields: Fields, name: string): number | undefined {
  const text = oneOf(fields, name);
  if (text === undefined) return undefined;
  const amount = readNumber(text);
  if (amount === undefined) throw new Refusal('no_number', 'Write a number, such as 2 or 2.5.', name);
  return amount;
}

async function showAnswer(visit: Visit, id: CheckInId, words?: string): Promise<void> {
  const view = await visit.act(async (act) => {
    const parts = await openAnswer(act, id);
    const focus = focusOf(await listGoals(act.tx, [parts.mentorship.id]));
    return answerModal({ ...parts, focus, ...(words ? { words } : {}) });
  });
  await visit.showModal(view);
  // Somebody who only ever answers is asked for their zone here, once the form has their attention.
  await meetVisitor(visit);
}

/** Opens the answer of the newest check-in of this group DM with the words of the person's own message. */
async function useAsAnswer(visit: MessageVisit): Promise<void> {
  if (visit.message.authorId !== visit.personId) {
    throw new Refusal('not_your_message', 'An answer is in your own words: use this on a message that you wrote.');
  }
  const newest = await visit.act(async (act) => {
    const members = visit.channelId && (await findConversationMembers(act.tx, visit.channelId));
    if (!members?.includes(act.personId)) return undefined;
    return findNewestHere(act, members);
  });
  if (!newest) {
    throw new Refusal(
      'no_check_in_here',
      'There is no check-in to answer here. Use this in the group DM where Cairn asked the two of you.',
    );
  }
  await showAnswer(visit, newest, plainCommandText(await withNames(visit, visit.message.text)));
}

/** Of the mentorships that live in this DM, the check-in that was opened last. */
async function findNewestHere(act: PersonalAct, members: readonly PersonId[]): Promise<CheckInId | undefined> {
  const between = (await listOwnActive(act)).filter(
    ({ mentor, mentee }) => members.includes(mentor.id) && members.includes(mentee.id),
  );
  const newest = await listCheckIns(
    act.tx,
    between.map((each) => each.id),
    { skip: 0, most: 1 },
  );
  return newest[0]?.id;
}

function registerHistory(door: Door): void {
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
      ? [{ checkIn, mentorship, answers: answers.filter((each) => each.checkInId === checkIn.id) }]
      : [];
  });
  return historyModal(past, skip, checkIns.length > checkInsPerPage);
}
