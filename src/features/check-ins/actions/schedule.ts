import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import { dateInWords, type LocalDate, localDateOf, tzdataVersion } from '../../../core/local-time.ts';
import type { Act, PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { getMentorship } from '../../mentorships/queries.ts';
import { hasEnded } from '../../mentorships/rules.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import { ensureProgram } from '../../programs/actions.ts';
import type { Rhythm } from '../../programs/types.ts';
import {
  getScheduleForUpdate,
  insertSchedule,
  lockSchedule,
  recurrenceColumns,
  updateSchedule,
} from '../queries/schedules.ts';
import { timeByDay } from '../rules/coming.ts';
import { nextOccurrence, recurrenceFrom, zoneOfRhythm } from '../rules/schedule.ts';
import type { Schedule, ScheduleId, ScheduleSettings } from '../types.ts';
import { listDaysOff } from './availability.ts';
import { closeUnasked } from './close-check-in.ts';
import { firstFreeDay, nextColumns } from './next-occurrence.ts';

/** Starts the schedule of a new mentorship with the program's default rhythm, by day for both, and tells the two when the first one comes. */
export async function startSchedule(act: Act, mentorshipId: MentorshipId): Promise<void> {
  const mentorship = await getMentorship(act.tx, mentorshipId);
  const { rhythm } = await ensureProgram(act);
  const zone = zoneOfRhythm(rhythm, mentorship);
  const zones = [mentorship.mentee.timeZone, mentorship.mentor.timeZone];
  const localTime = timeByDay({ localTime: rhythm.localTime, zone }, zones, act.now);
  const recurrence = {
    ...recurrenceFrom({ ...rhythm, localTime }, zone, mentorship.endsOn, act.now),
    daysOff: await listDaysOff(act, mentorship),
  };
  await insertSchedule(act.tx, {
    workspaceId: act.workspaceId,
    id: newId<ScheduleId>(),
    mentorshipId,
    members: [mentorship.mentor.id, mentorship.mentee.id],
    ...recurrenceColumns(recurrence),
    zoneOf: rhythm.zoneOf,
    status: 'running',
    ...nextColumns(nextOccurrence(recurrence, act.now)),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  await enqueue(act, 'check_in.rhythm', mentorshipId, { target: theirDm(mentorship) });
}

/**
 * Either of the two sets when they are asked, from now on; a check-in that is open stays as it is. A pause ends, and so does
 * a silence.
 * @param settings what is left out stays as it was
 * @throws Refusal
 */
export async function changeRhythm(
  act: PersonalAct,
  mentorshipId: MentorshipId,
  rhythm: Rhythm,
  settings: Partial<ScheduleSettings> = {},
): Promise<Schedule> {
  const { mentorship, schedule } = await lockOwnSchedule(act, mentorshipId);
  const zone = zoneOfRhythm(rhythm, mentorship);
  const earliestOn = await firstFreeDay(act, mentorshipId);
  const { daysOff = [] } = schedule;
  const { onDayOff = schedule.onDayOff, reviewEvery, reveal, quietAfter } = settings;
  const recurrence = {
    ...recurrenceFrom(rhythm, zone, mentorship.endsOn, act.now, earliestOn),
    ...{ daysOff, onDayOff },
  };
  await updateSchedule(act.tx, schedule.id, {
    ...recurrenceColumns(recurrence),
    zoneOf: rhythm.zoneOf,
    reviewEvery: reviewEvery ?? schedule.reviewEvery,
    reveal: reveal ?? schedule.reveal,
    quietAfter: quietAfter ?? schedule.quietAfter,
    ...asRunning,
    ...nextColumns(nextOccurrence(recurrence, act.now, earliestOn)),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  return announce(act, mentorship, 'check_in.scheduled');
}

const asRunning = { status: 'running', pausedUntil: null, ignoredCount: 0 } as const;

/** Either of the two stops the prompts, until a day or until `resume`. @throws Refusal */
export async function pauseCheckIns(
  act: PersonalAct,
  mentorshipId: MentorshipId,
  until: LocalDate | undefined,
): Promise<Schedule> {
  const { mentorship, schedule } = await lockOwnSchedule(act, mentorshipId);
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
    ignoredCount: 0,
    ...nextColumns(next),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
  return announce(act, mentorship, 'check_in.paused');
}

/** Either of the two starts the prompts again: with the next occurrence, not with those that were missed. @throws Refusal */
export async function resumeCheckIns(act: PersonalAct, mentorshipId: MentorshipId): Promise<Schedule> {
  const { mentorship, schedule } = await lockOwnSchedule(act, mentorshipId);
  if (schedule.status === 'running') {
    throw new Refusal(
      'not_paused',
      'Your check-ins are not paused. /checkin schedule shows and changes when they come.',
    );
  }
  await runAgain(act, schedule);
  return announce(act, mentorship, 'check_in.resumed');
}

/** Prompts come again, with the first date that has not had its check-in. */
export async function runAgain(act: Act, schedule: Schedule): Promise<void> {
  await updateSchedule(act.tx, schedule.id, {
    ...asRunning,
    ...nextColumns(nextOccurrence(schedule, act.now, await firstFreeDay(act, schedule.mentorshipId))),
    tzdata: tzdataVersion,
    updatedAt: act.now,
  });
}

/** No more prompts, for good: the mentorship has ended. */
export async function stopSchedule(act: Act, mentorshipId: MentorshipId): Promise<void> {
  const id = await lockSchedule(act.tx, mentorshipId);
  await updateSchedule(act.tx, id, {
    status: 'stopped',
    pausedUntil: null,
    ...nextColumns(undefined),
    updatedAt: act.now,
  });
}

/** Locks the schedule of an active mentorship for one of the two. @throws Refusal, also where it ended a moment ago */
export async function lockOwnSchedule(act: PersonalAct, mentorshipId: MentorshipId) {
  const { mentorship, role } = await requireActivePartner(act, mentorshipId);
  const schedule = await getScheduleForUpdate(act.tx, mentorshipId);
  if (schedule.status === 'stopped') throw hasEnded(mentorship);
  return { mentorship, role, schedule };
}

type ScheduleEvent = 'check_in.scheduled' | 'check_in.paused' | 'check_in.resumed';

/** Both are told what holds now, in their group DM. */
async function announce(act: PersonalAct, mentorship: Mentorship, event: ScheduleEvent): Promise<Schedule> {
  const schedule = await getScheduleForUpdate(act.tx, mentorship.id);
  await enqueue(act, 'check_in.rhythm', mentorship.id, {
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
