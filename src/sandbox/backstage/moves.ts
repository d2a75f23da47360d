import { addDays, addHours, type LocalTime, localDateOf, type TimeZone } from '../../core/local-time.ts';
import { weeklyRule } from '../../core/recurrence.ts';
import { nextOccurrence } from '../../features/check-ins/rules/schedule.ts';
import type { Move } from '../page-door/backstage-contract.ts';

const tuesdays = weeklyRule(1, 'TU');
const meetingTime = '10:00' as LocalTime;

/**
 * Where a move leads; undefined for the next thing due where nothing is.
 * @param from.zone in whose zone it is Tuesday, 10:00
 */
export function targetOf(
  move: Move,
  from: { readonly now: Date; readonly zone: TimeZone; readonly nextDueAt: Date | undefined },
): Date | undefined {
  const { now, zone } = from;
  switch (move) {
    case 'next_due':
      return from.nextDueAt;
    case 'hour':
      return addHours(now, 1);
    case 'day':
      return addHours(now, 24);
    case 'tuesday': {
      const anchorOn = addDays(localDateOf(now, zone), -7);
      return nextOccurrence({ rrule: tuesdays, anchorOn, localTime: meetingTime, zone, endsOn: null }, now)?.dueAt;
    }
  }
}
