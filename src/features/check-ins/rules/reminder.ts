import { addHours } from '../../../core/local-time.ts';
import type { CheckIn, Participation, Schedule } from '../types.ts';

/** How long after a prompt somebody who has not answered may be reminded. */
export const remindAfterHours = 20;
/** A reminder with less time than this left to answer is none. */
const leastHoursLeft = 1;

/** When a reminder of a check-in that was just asked falls due; undefined where its window has no working hour for it. */
export function firstReminderAt(
  checkIn: Pick<CheckIn, 'closesAt'>,
  askedAt: Date,
  workingFrom: ReminderState['workingFrom'],
): Date | undefined {
  const at = workingFrom(addHours(askedAt, remindAfterHours));
  return at && at <= addHours(checkIn.closesAt, -leastHoursLeft) ? at : undefined;
}

/** Everything that a private reminder of one check-in to one person depends on. */
export interface ReminderState {
  readonly checkIn: Pick<CheckIn, 'state' | 'closesAt' | 'snoozedUntil'>;
  /** When both were asked: the prompt is out. */
  readonly askedAt: Date;
  readonly isNewest: boolean;
  readonly hasAnswered: boolean;
  readonly own: Pick<Participation, 'skippedAt' | 'snoozedUntil'> | undefined;
  readonly isMuted: boolean;
  readonly status: Schedule['status'];
  /** The first moment from then on at which this person works, their days off left out; undefined where none is in sight. */
  readonly workingFrom: (instant: Date) => Date | undefined;
}

export type ReminderPlan =
  | { readonly do: 'remind' }
  | { readonly do: 'later'; readonly at: Date; readonly because: string }
  | { readonly do: 'never'; readonly because: string };

/**
 * Whether this person is reminded now, later or not at all. Invariant: a reminder is sent only to somebody who is still asked,
 * has not answered and wants reminders, while the check-in can be answered in time, and in their working hours; the one
 * exception is the hour that they asked for themselves.
 */
export function planReminder(state: ReminderState, now: Date): ReminderPlan {
  const { checkIn, own } = state;
  if (checkIn.state === 'closed' || !state.isNewest) return { do: 'never', because: 'the check-in is over' };
  if (state.hasAnswered) return { do: 'never', because: 'they have answered' };
  if (own?.skippedAt) return { do: 'never', because: 'they skipped it' };
  if (state.status !== 'running') return { do: 'never', because: `the check-ins are ${state.status}` };
  // A reminder that somebody asked for is none of those that they muted.
  if (own?.snoozedUntil) {
    if (own.snoozedUntil > now) return { do: 'later', at: own.snoozedUntil, because: 'they snoozed it' };
    return now < checkIn.closesAt ? { do: 'remind' } : { do: 'never', because: 'no time is left' };
  }
  if (state.isMuted) return { do: 'never', because: 'they muted reminders' };
  const from = later(addHours(laterOf(state.askedAt, checkIn.snoozedUntil), remindAfterHours), now);
  const at = state.workingFrom(from);
  if (!at || at > addHours(checkIn.closesAt, -leastHoursLeft)) {
    return { do: 'never', because: 'none of their working hours are left in its window' };
  }
  return at > now ? { do: 'later', at, because: 'their next working hour' } : { do: 'remind' };
}

function laterOf(one: Date, other: Date | null): Date {
  return other && other > one ? other : one;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
