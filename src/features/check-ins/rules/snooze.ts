import { Refusal } from '../../../core/errors.ts';
import { addDays, addHours, instantAt, localDateOf, localTimeOf, type TimeZone } from '../../../core/local-time.ts';
import { isNight, nextDayOf } from '../../../core/night.ts';
import type { PutOffFields } from '../inputs.ts';
import type { CheckIn, Schedule } from '../types.ts';

export const snoozeKinds = ['hour', 'tomorrow', 'next_week'] as const;
export type SnoozeKind = (typeof snoozeKinds)[number];

/** In characters. */
export const maxSkipReasonLength = 500;

export const snoozeWords: Readonly<Record<SnoozeKind, string>> = {
  hour: 'In an hour',
  tomorrow: 'Tomorrow, same time',
  next_week: 'Next week, same time',
};

/** When a snoozed check-in comes again: on the clock of whoever snoozes, so that “same time” survives a change of clocks. */
export function snoozedUntil(kind: SnoozeKind, now: Date, zone: TimeZone): Date {
  if (kind === 'hour') return addHours(now, 1);
  const days = kind === 'tomorrow' ? 1 : 7;
  return instantAt(addDays(localDateOf(now, zone), days), localTimeOf(now, zone), zone);
}

/** Whoever snoozes for both chose the time for themselves; where it is night for the other, it waits until it is day for both. */
export function byDayForBoth(until: Date, zones: { readonly own: TimeZone; readonly other: TimeZone }): Date {
  return isNight(until, zones.other) ? nextDayOf(zones.own, zones.other, until) : until;
}

export interface SnoozeChoice {
  readonly kind: SnoozeKind;
  readonly until: Date;
}

/** What can be chosen: nothing that would come at the time of the next check-in, or after it. */
export function snoozeChoices(schedule: Pick<Schedule, 'nextDueAt'>, now: Date, zone: TimeZone): SnoozeChoice[] {
  return snoozeKinds
    .map((kind) => ({ kind, until: snoozedUntil(kind, now, zone) }))
    .filter(({ until }) => schedule.nextDueAt === null || until < schedule.nextDueAt);
}

/** Why this check-in can be neither snoozed nor skipped; undefined where it can. */
export function whyNotPutOff(checkIn: CheckIn, newestId: string, answered: readonly string[]): Refusal | undefined {
  if (checkIn.id !== newestId || checkIn.state === 'closed') {
    return new Refusal(
      'over',
      'This check-in is over, so there is nothing to snooze or to skip. /checkin next says when the next one comes.',
    );
  }
  if (answered.length > 0) {
    return new Refusal<PutOffFields>(
      'answered',
      `${answered.join(' and ')} answered already, so it stays open for both. Choose “Only me”: then it waits for you no longer, or reminds you later.`,
      'forWhom',
    );
  }
  return undefined;
}
