import { ruleOf } from '../../../core/cadence.ts';
import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  type TimeZone,
} from '../../../core/local-time.ts';
import { nextDate, previousDate, weeklyRule } from '../../../core/recurrence.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import type { Rhythm } from '../../programs/types.ts';
import type { Occurrence, Recurrence } from '../types.ts';
import { askedOn, mostDaysMoved, whyOff } from './days-off.ts';

/** On whose clock this rhythm runs. */
export function zoneOfRhythm(rhythm: Pick<Rhythm, 'zoneOf' | 'fixedZone'>, { mentor, mentee }: Mentorship): TimeZone {
  if (rhythm.zoneOf === 'mentor') return mentor.timeZone;
  if (rhythm.zoneOf === 'fixed' && rhythm.fixedZone) return rhythm.fixedZone;
  return mentee.timeZone;
}

/**
 * A rhythm that starts now: every N weeks counts from the first matching instant, even one two minutes away.
 * @param earliestOn the first date that has no check-in yet
 */
export function recurrenceFrom(
  rhythm: Rhythm,
  zone: TimeZone,
  endsOn: LocalDate | null,
  now: Date,
  earliestOn?: LocalDate,
): Recurrence {
  const { localTime } = rhythm;
  const today = localDateOf(now, zone);
  const rrule = ruleOf(rhythm);
  const each = 'everyWeeks' in rhythm ? weeklyRule(1, rhythm.weekday) : rrule;
  const fits = { rrule: each, anchorOn: addDays(today, -7), localTime, zone, endsOn: null };
  const first = nextOccurrence(fits, now, earliestOn);
  return { rrule, anchorOn: first?.occursOn ?? today, localTime, zone, endsOn };
}

/**
 * The first occurrence whose instant is after `after`, and whose date is not before `earliestOn`; undefined where the
 * mentorship ends first. Days off are left out, or moved. Strictly increasing in `after`: asking again with the result gives
 * the one that follows it.
 */
export function nextOccurrence(recurrence: Recurrence, after: Date, earliestOn?: LocalDate): Occurrence | undefined {
  const { rrule, anchorOn, localTime, zone, endsOn } = recurrence;
  // A zone's clock may have jumped over midnight since: one day of margin, then the instants decide.
  let from = addDays(localDateOf(after, zone), -1);
  // A date that has passed may have been moved to a day that has not.
  if (recurrence.onDayOff === 'move') from = previousDate(rrule, anchorOn, from) ?? from;
  if (earliestOn && earliestOn > from) from = earliestOn;
  const lastOn = addDays(from, furthestDays);
  for (;;) {
    const occursOn = nextDate(rrule, anchorOn, from);
    if (!occursOn || occursOn > lastOn || (endsOn !== null && occursOn > endsOn)) return undefined;
    const day = askedOn(recurrence, occursOn);
    const dueAt = day && instantAt(day, localTime, zone);
    if (dueAt && dueAt > after) return { occursOn, dueAt };
    from = endOfOpenDays(recurrence, occursOn) ?? addDays(occursOn, 1);
  }
}

/** When the two are asked for this date: on its day, or on the one that it was moved to. */
export function dueAtOf(recurrence: Recurrence, occursOn: LocalDate): Date {
  return instantAt(askedOn(recurrence, occursOn) ?? occursOn, recurrence.localTime, recurrence.zone);
}

/** Whoever is off without an end has no next date, and whoever is off for longer than this is looked at again by then. */
const furthestDays = 5 * 366;

/** A long time off is not walked through date by date. */
function endOfOpenDays(recurrence: Recurrence, date: LocalDate): LocalDate | undefined {
  const off = whyOff(recurrence, date);
  if (!off) return undefined;
  if (off.backOn === null) return addDays(date, 2 * furthestDays);
  // The last date within may still be moved to a day behind it.
  const from = recurrence.onDayOff === 'move' ? addDays(off.backOn, -mostDaysMoved) : off.backOn;
  return from > date ? from : undefined;
}

/** The newest occurrence whose instant is not after `until`, and whose date is not before `earliestOn`. */
export function latestOccurrence(recurrence: Recurrence, until: Date, earliestOn?: LocalDate): Occurrence | undefined {
  const { rrule, anchorOn, localTime, zone, endsOn } = recurrence;
  const lastDay = addDays(localDateOf(until, zone), 1);
  // What was missed so long ago is not caught up, and a long time off is not walked back date by date for ever.
  const firstDay = addDays(lastDay, -furthestDays);
  let on: LocalDate | undefined = endsOn !== null && endsOn < lastDay ? endsOn : lastDay;
  for (;;) {
    on = previousDate(rrule, anchorOn, on);
    if (!on || on < firstDay || (earliestOn && on < earliestOn)) return undefined;
    const day = askedOn(recurrence, on);
    const dueAt = day && instantAt(day, localTime, zone);
    if (dueAt && dueAt <= until) return { occursOn: on, dueAt };
    on = addDays(on, -1);
  }
}

/** How long a check-in waits for answers. */
export const windowHours = 48;
/** A prompt this late is still on time for the person. */
const onTimeMs = 3_600_000;
/** A missed prompt is not caught up this shortly before the next one. */
const foldIntoNextMs = 24 * 3_600_000;
const dayStartsAt = '09:00' as LocalTime;
const dayEndsAt = '18:00' as LocalTime;

/** What a schedule that has fallen due wants now. */
export interface DuePlan {
  /** The one check-in to open, if any: after an outage the newest only, never a burst. */
  readonly open: (Occurrence & { readonly promptAt: Date }) | undefined;
  readonly next: Occurrence | undefined;
}

/**
 * Decides what to do with a schedule whose due time has come.
 * Invariant: what is opened is due, what is next is not, and nothing older than the stored due date is opened again.
 */
export function planDue(recurrence: Recurrence, storedNextOn: LocalDate, now: Date): DuePlan {
  const next = nextOccurrence(recurrence, now);
  const latest = latestOccurrence(recurrence, now, storedNextOn);
  if (!latest) return { open: undefined, next };
  const isLate = now.getTime() - latest.dueAt.getTime() > onTimeMs;
  if (isLate && next && next.dueAt.getTime() - now.getTime() < foldIntoNextMs) return { open: undefined, next };
  return { open: { ...latest, promptAt: isLate ? firstDaytime(now, recurrence.zone) : latest.dueAt }, next };
}

/** This instant if it is day there, else the next morning: what comes late does not come at night. */
function firstDaytime(now: Date, zone: TimeZone): Date {
  const time = localTimeOf(now, zone);
  if (time >= dayStartsAt && time < dayEndsAt) return now;
  const today = localDateOf(now, zone);
  return instantAt(time < dayStartsAt ? today : addDays(today, 1), dayStartsAt, zone);
}
