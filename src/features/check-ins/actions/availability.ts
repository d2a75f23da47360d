import type { PersonId } from '../../../core/ids.ts';
import { addDays, localDateOf, tzdataVersion } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { listProgramDays } from '../../availability/queries/program-days.ts';
import { listTimeOff } from '../../availability/queries/time-off.ts';
import { listWorkingTimes } from '../../availability/queries/working-times.ts';
import type { OffRule } from '../../availability/types.ts';
import { theirDm } from '../../mentorships/actions.ts';
import { listActiveMentorships, listMentorshipsOf } from '../../mentorships/queries.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { getScheduleForUpdate, recurrenceColumns, updateSchedule } from '../queries/schedules.ts';
import { dueAtOf, nextOccurrence } from '../rules/schedule.ts';
import type { Schedule } from '../types.ts';
import { firstFreeDay, nextColumns } from './next-occurrence.ts';

// What a schedule keeps of the two people's clocks and days off follows them, so that the sweep needs to see neither.

/** On which days this pair is not asked. */
export async function listDaysOff(act: Act, { mentor, mentee }: Mentorship): Promise<OffRule[]> {
  const ids = [mentor.id, mentee.id];
  const whose = (personId: PersonId) => (personId === mentor.id ? ('mentor' as const) : ('mentee' as const));
  const taken = await listTimeOff(act.tx, ids);
  const times = await listWorkingTimes(act.tx, ids);
  const yesterday = addDays(localDateOf(act.now, mentee.timeZone), -1);
  const all = await listProgramDays(act.tx, yesterday);
  return [
    ...taken.map(({ personId, firstOn, backOn }) => ({ firstOn, backOn, whose: whose(personId) })),
    ...all.map(({ kind, firstOn, backOn }) => ({
      ...{ firstOn, backOn },
      whose: kind === 'closed' ? ('organisation' as const) : ('program' as const),
    })),
    ...times.flatMap(({ personId, country }) => (country ? [{ holidaysOf: country, whose: whose(personId) }] : [])),
  ];
}

/** Somebody's time off has changed: what falls into it is left out or moved, and both are told so. */
export async function followAvailability(act: Act, personId: PersonId): Promise<void> {
  for (const mentorship of await listMentorshipsOf(act.tx, personId)) {
    if (await recompute(act, mentorship)) await tellAway(act, mentorship, personId);
  }
}

/** Whose public holidays somebody goes by has changed. It shows where the next ones are named. */
export async function followHolidays(act: Act, personId: PersonId): Promise<void> {
  for (const mentorship of await listMentorshipsOf(act.tx, personId)) await recompute(act, mentorship);
}

/** The organisation's days, or a pause of the program: where it changes what is asked next, the pair is told. */
export async function followProgram(act: Act): Promise<void> {
  for (const mentorship of await listActiveMentorships(act.tx)) {
    if (await recompute(act, mentorship, 'moved')) await tellAway(act, mentorship, 'program');
  }
}

async function tellAway(act: Act, mentorship: Mentorship, whose: PersonId | 'program'): Promise<void> {
  await enqueue(act, {
    kind: 'check_in.away',
    subjectId: `${mentorship.id}/${whose}`,
    target: theirDm(mentorship),
    dedupKey: `check_in.away:${mentorship.id}:${whose}:${act.now.toISOString()}`,
  });
}

/** @returns whether there is somebody to tell: a schedule that goes on, or, where asked for, one whose next date is another now */
async function recompute(act: Act, mentorship: Mentorship, tells: 'always' | 'moved' = 'always'): Promise<boolean> {
  if (mentorship.status === 'ended') return false;
  const schedule = await getScheduleForUpdate(act.tx, mentorship.id);
  if (schedule.status === 'stopped') return false;
  const now: Schedule = { ...schedule, daysOff: await listDaysOff(act, mentorship) };
  const next = await nextAfter(act, now);
  await updateSchedule(act.tx, schedule.id, { ...recurrenceColumns(now), ...next, updatedAt: act.now });
  return tells === 'always' || next.nextOccursOn !== schedule.nextOccursOn;
}

/** Where the next one stands, as days off are now; what is paused for good or quiet has none. */
async function nextAfter(act: Act, schedule: Schedule) {
  const hasNext = schedule.status === 'running' || schedule.pausedUntil !== null;
  if (!hasNext) return nextColumns(undefined);
  const free = await firstFreeDay(act, schedule.mentorshipId);
  const { pausedUntil } = schedule;
  const earliestOn = pausedUntil && (!free || pausedUntil > free) ? pausedUntil : free;
  return nextColumns(nextOccurrence(schedule, act.now, earliestOn));
}

/**
 * Somebody's clock has changed. The schedules that follow it come at the same time of the new clock; those that do not
 * come at another time of that person's day. Both are told what moves.
 */
export async function followPerson(act: Act, personId: PersonId): Promise<void> {
  for (const mentorship of await listMentorshipsOf(act.tx, personId)) {
    if (mentorship.status === 'ended') continue;
    const schedule = await getScheduleForUpdate(act.tx, mentorship.id);
    const followed = schedule.zoneOf === 'fixed' ? undefined : mentorship[schedule.zoneOf];
    const { nextOccursOn } = schedule;
    if (followed?.id === personId) {
      const zone = followed.timeZone;
      await updateSchedule(act.tx, schedule.id, {
        zone,
        // The date stays, so that no week is lost and none comes twice; only its instant moves, perhaps into the past.
        nextDueAt: nextOccursOn && dueAtOf({ ...schedule, zone }, nextOccursOn),
        tzdata: tzdataVersion,
        updatedAt: act.now,
      });
    }
    if (nextOccursOn === null) continue;
    await enqueue(act, {
      kind: 'check_in.moved',
      subjectId: `${mentorship.id}/${personId}`,
      target: theirDm(mentorship),
      dedupKey: `check_in.moved:${mentorship.id}:${personId}:${act.now.toISOString()}`,
    });
  }
}
