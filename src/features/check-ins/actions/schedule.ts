import { Refusal } from '../../../core/errors.ts';
import { type MentorshipId, newId, type PersonId, type ScheduleId } from '../../../core/ids.ts';
import { dateInWords, type LocalDate, localDateOf, tzdataVersion } from '../../../core/local-time.ts';
import type { Act, PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { type JournalEvent, record } from '../../journal/record.ts';
import { listOwnActive, requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { getMentorship, listMentorshipsOf } from '../../mentorships/queries.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { ensureProgram } from '../../programs/actions.ts';
import type { Rhythm } from '../../programs/types.ts';
import { findSchedule, getScheduleForUpdate, insertSchedule, updateSchedule } from '../queries/schedules.ts';
import { nextOccurrence, recurrenceFrom, zoneOfRhythm } from '../rules/schedule.ts';
import type { Occurrence, Schedule } from '../types.ts';

/** Starts the schedule of a new mentorship with the program's default rhythm. */
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
}

/** Either of the two sets when they are asked, from now on. A pause ends. @throws Refusal */
export async function changeRhythm(act: PersonalAct, mentorshipId: MentorshipId, rhythm: Rhythm): Promise<Schedule> {
  const { mentorship } = await requireActivePartner(act, mentorshipId);
  const schedule = await getScheduleForUpdate(act.tx, mentorshipId);
  const zone = zoneOfRhythm(rhythm, mentorship);
  const recurrence = recurrenceFrom(rhythm, zone, mentorship.endsOn, act.now);
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
  const { mentorship } = await requireActivePartner(act, mentorshipId);
  const schedule = await getScheduleForUpdate(act.tx, mentorshipId);
  if (until !== undefined && until <= localDateOf(act.now, schedule.zone)) {
    throw new Refusal(
      'pause_in_past',
      `A pause ends in the future; ${dateInWords(until)} does not lie there. Name a later day.`,
    );
  }
  // The day on which a pause ends is stored with its instant: nothing has to wake up to end it.
  const next = until === undefined ? undefined : nextOccurrence(schedule, act.now, until);
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
  const { mentorship } = await requireActivePartner(act, mentorshipId);
  const schedule = await getScheduleForUpdate(act.tx, mentorshipId);
  if (schedule.status === 'running') {
    throw new Refusal(
      'not_paused',
      'Your check-ins are not paused. /checkin schedule shows and changes when they come.',
    );
  }
  await updateSchedule(act.tx, schedule.id, {
    status: 'running',
    pausedUntil: null,
    ...nextColumns(nextOccurrence(schedule, act.now)),
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
    const moved = { ...schedule, zone };
    const next = schedule.nextDueAt && nextOccurrence(moved, act.now, schedule.nextOccursOn ?? undefined);
    await updateSchedule(act.tx, schedule.id, {
      zone,
      ...nextColumns(next ?? undefined),
      tzdata: tzdataVersion,
      updatedAt: act.now,
    });
  }
}

/** The acting person's schedules, with the mentorship of each. */
export async function listOwnSchedules(act: PersonalAct): Promise<{ mentorship: Mentorship; schedule: Schedule }[]> {
  const found = [];
  for (const mentorship of await listOwnActive(act)) {
    const schedule = await findSchedule(act.tx, mentorship.id);
    if (schedule) found.push({ mentorship, schedule });
  }
  return found;
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
