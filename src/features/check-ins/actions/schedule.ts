import { Refusal } from '../../../core/errors.ts';
import { type MentorshipId, newId, type PersonId, type ScheduleId } from '../../../core/ids.ts';
import {
  addDays,
  dateInWords,
  instantAt,
  type LocalDate,
  localDateOf,
  tzdataVersion,
} from '../../../core/local-time.ts';
import type { Act, PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { type JournalEvent, record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { getMentorship, listMentorshipsOf } from '../../mentorships/queries.ts';
import { hasEnded } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { ensureProgram } from '../../programs/actions.ts';
import type { Rhythm } from '../../programs/types.ts';
import { findNewestCheckIn } from '../queries/check-ins.ts';
import { getScheduleForUpdate, insertSchedule, updateSchedule } from '../queries/schedules.ts';
import { nextOccurrence, recurrenceFrom, zoneOfRhythm } from '../rules/schedule.ts';
import type { Occurrence, Schedule } from '../types.ts';
import { closeUnasked } from './close-check-in.ts';

/** Starts the schedule of a new mentorship with the program's default rhythm, and tells the two when the first one comes. */
export async function startSchedule(act: Act, mentorshipId: MentorshipId): Promise<void> {
  const mentorship = await getMentorship(act.tx, mentorshipId);
  const { rhythm } = await ensureProgram(act);
  const zone = zoneOfRhythm(rhythm, mentorship);
  const recurrence = recurrenceFrom(rhythm, zone, mentorship.endsOn, act.now);
  await insertSchedule(act.tx, {
    workspaceId: act.workspaceId,
    id: newId<ScheduleId>(),
    mentorshipId,
    members: [mentorship.mentor.id, mentorship.mentee.id],
    ...recurrence,
    zoneOf: rhythm.zoneOf,
    status: 'running',
    ...nextColumns(nextOccurrence(recurrence, act.now)),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  await enqueue(act, { kind: 'check_in.rhythm', subjectId: mentorshipId, target: theirDm(mentorship) });
}

/** Either of the two sets when they are asked, from now on. A pause ends. @throws Refusal */
export async function changeRhythm(act: PersonalAct, mentorshipId: MentorshipId, rhythm: Rhythm): Promise<Schedule> {
  const { mentorship, schedule } = await holdSchedule(act, mentorshipId);
  const zone = zoneOfRhythm(rhythm, mentorship);
  const recurrence = recurrenceFrom(rhythm, zone, mentorship.endsOn, act.now, await firstFreeDay(act, mentorshipId));
  await updateSchedule(act.tx, schedule.id, {
    ...recurrence,
    zoneOf: rhythm.zoneOf,
    status: 'running',
    pausedUntil: null,
    ...nextColumns(nextOccurrence(recurrence, act.now)),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  return announce(act, mentorship, 'check_in.scheduled');
}

/** Either of the two stops the prompts, until a day or until `resume`. @throws Refusal */
export async function pauseCheckIns(
  act: PersonalAct,
  mentorshipId: MentorshipId,
  until: LocalDate | undefined,
): Promise<Schedule> {
  const { mentorship, schedule } = await holdSchedule(act, mentorshipId);
  if (until !== undefined && until <= localDateOf(act.now, schedule.zone)) {
    throw new Refusal(
      'pause_in_past',
      `A pause ends in the future; ${dateInWords(until)} does not lie there. Name a later day.`,
    );
  }
  // The day on which a pause ends is stored with its instant: nothing has to wake up to end it.
  const next = until === undefined ? undefined : nextOccurrence(schedule, act.now, until);
  await closeUnasked(act, mentorshipId);
  await updateSchedule(act.tx, schedule.id, {
    status: 'paused',
    pausedUntil: until ?? null,
    ...nextColumns(next),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  return announce(act, mentorship, 'check_in.paused');
}

/** Either of the two starts the prompts again: with the next occurrence, not with those that were missed. @throws Refusal */
export async function resumeCheckIns(act: PersonalAct, mentorshipId: MentorshipId): Promise<Schedule> {
  const { mentorship, schedule } = await holdSchedule(act, mentorshipId);
  if (schedule.status === 'running') {
    throw new Refusal(
      'not_paused',
      'Your check-ins are not paused. /checkin schedule shows and changes when they come.',
    );
  }
  await updateSchedule(act.tx, schedule.id, {
    status: 'running',
    pausedUntil: null,
    ...nextColumns(nextOccurrence(schedule, act.now, await firstFreeDay(act, mentorshipId))),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  return announce(act, mentorship, 'check_in.resumed');
}

/** No more prompts, for good: the mentorship has ended. */
export async function stopSchedule(act: Act, mentorshipId: MentorshipId): Promise<void> {
  const schedule = await getScheduleForUpdate(act.tx, mentorshipId);
  await updateSchedule(act.tx, schedule.id, {
    status: 'stopped',
    pausedUntil: null,
    ...nextColumns(undefined),
    updatedAt: act.now,
  });
}

/** Somebody's clock has changed: the schedules that follow it come at the same time of the new clock. */
export async function followPerson(act: Act, personId: PersonId): Promise<void> {
  for (const mentorship of await listMentorshipsOf(act.tx, personId)) {
    if (mentorship.status === 'ended') continue;
    const schedule = await getScheduleForUpdate(act.tx, mentorship.id);
    if (schedule.zoneOf === 'fixed' || mentorship[schedule.zoneOf].id !== personId) continue;
    const zone = mentorship[schedule.zoneOf].timeZone;
    const { nextOccursOn, localTime } = schedule;
    await updateSchedule(act.tx, schedule.id, {
      zone,
      // The date stays, so that no week is lost and none comes twice; only its instant moves, perhaps into the past.
      nextDueAt: nextOccursOn && instantAt(nextOccursOn, localTime, zone),
      tzdata: tzdataVersion,
      updatedAt: act.now,
    });
  }
}

/** Holds the schedule of an active mentorship for one of the two. @throws Refusal, also where it ended a moment ago */
async function holdSchedule(act: PersonalAct, mentorshipId: MentorshipId) {
  const { mentorship } = await requireActivePartner(act, mentorshipId);
  const schedule = await getScheduleForUpdate(act.tx, mentorshipId);
  if (schedule.status === 'stopped') throw hasEnded(mentorship);
  return { mentorship, schedule };
}

/** A local date has one check-in at most: the day after the newest one is the first that can be promised. */
async function firstFreeDay(act: Act, mentorshipId: MentorshipId): Promise<LocalDate | undefined> {
  const newest = await findNewestCheckIn(act.tx, mentorshipId);
  return newest && addDays(newest.occursOn, 1);
}

function nextColumns(next: Occurrence | undefined) {
  return { nextOccursOn: next?.occursOn ?? null, nextDueAt: next?.dueAt ?? null };
}

/** Both are told what holds now, in their group DM. */
async function announce(act: PersonalAct, mentorship: Mentorship, event: JournalEvent): Promise<Schedule> {
  const schedule = await getScheduleForUpdate(act.tx, mentorship.id);
  await enqueue(act, {
    kind: 'check_in.rhythm',
    subjectId: mentorship.id,
    target: theirDm(mentorship),
    dedupKey: `check_in.rhythm:${mentorship.id}:${act.now.toISOString()}`,
  });
  const { rrule, localTime, zone, status, pausedUntil } = schedule;
  await record(act, {
    event,
    mentorshipId: mentorship.id,
    subjectId: schedule.id,
    detail: { rrule, localTime, zone, status, pausedUntil },
  });
  return schedule;
}
