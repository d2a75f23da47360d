import type { LocalDate } from '../../../core/local-time.ts';
import { nextOccurrence } from '../../check-ins/rules/schedule.ts';
import type { Occurrence } from '../../check-ins/types.ts';
import type { FeedEvent, FeedSchedule, FeedSource } from '../types.ts';

const dayMs = 86_400_000;
const backMs = 60 * dayMs;
const aheadMs = 26 * 7 * dayMs;
const lengthMs = 15 * 60_000;
/** More than a check-in a day for the whole time: what nobody's rhythm needs. */
const mostAhead = 200;

/** The earliest check-in that still stands in a feed. */
export function feedStart(now: Date): Date {
  return new Date(now.getTime() - backMs);
}

/**
 * What stands in a person's calendar: the check-ins of the last 60 days when they were asked, those of the coming 26 weeks
 * when they will be. What comes begins with the stored next date: a pause, or a date that was left out, is known there.
 */
export function feedEvents(sources: readonly FeedSource[], now: Date): FeedEvent[] {
  const events = sources.flatMap(({ partnerName, schedule, asked }) => {
    const summary = `Check-in with ${oneLine(partnerName)}`;
    const event = (occursOn: LocalDate, startsAt: Date, changedAt: Date): FeedEvent => ({
      uid: `${schedule.id}-${occursOn}@cairn`,
      startsAt,
      endsAt: new Date(startsAt.getTime() + lengthMs),
      summary,
      changedAt,
    });
    return [
      ...asked
        .filter(({ promptAt }) => promptAt >= feedStart(now))
        .map(({ occursOn, promptAt, openedAt }) => event(occursOn, promptAt, openedAt)),
      ...comingOf(schedule, now).map(({ occursOn, dueAt }) => event(occursOn, dueAt, schedule.updatedAt)),
    ];
  });
  return events.sort((one, two) => one.startsAt.getTime() - two.startsAt.getTime() || (one.uid < two.uid ? -1 : 1));
}

function comingOf(schedule: FeedSchedule, now: Date): Occurrence[] {
  const { nextOccursOn, nextDueAt } = schedule;
  const until = new Date(now.getTime() + aheadMs);
  const coming: Occurrence[] = [];
  let next = nextOccursOn && nextDueAt ? { occursOn: nextOccursOn, dueAt: nextDueAt } : undefined;
  while (next && next.dueAt <= until && coming.length < mostAhead) {
    coming.push(next);
    next = nextOccurrence(schedule, next.dueAt);
  }
  return coming;
}

/** A name as a calendar can show it: what would break a line, or steer a terminal, is a blank. */
function oneLine(name: string): string {
  const words = name.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return words.trim().slice(0, 200).toWellFormed() || 'your partner';
}
