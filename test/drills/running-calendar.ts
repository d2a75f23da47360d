import { type Clock, systemClock } from '../../src/core/clock.ts';

export interface CalendarRun {
  /** Where it stands until it starts, an ISO instant. */
  readonly base: string;
  /** When it starts, in this machine's epoch milliseconds. */
  readonly startsAtMs: number;
  /** How much faster than this machine's time it is. */
  readonly pace: number;
  /** Where it stands still for good. */
  readonly until?: string;
}

/** A calendar that runs faster than this machine's time, by the same formula in every process that is given its run. */
export class RunningCalendar implements Clock {
  readonly run: CalendarRun;

  constructor(run: CalendarRun) {
    this.run = run;
  }

  now(): Date {
    const { base, startsAtMs, pace, until } = this.run;
    const ranMs = Math.max(0, systemClock.now().getTime() - startsAtMs);
    const now = new Date(base).getTime() + ranMs * pace;
    return new Date(until === undefined ? now : Math.min(now, new Date(until).getTime()));
  }

  /** When it passes an instant, in this machine's epoch milliseconds. */
  passesAtMs(instant: Date): number {
    const { base, startsAtMs, pace } = this.run;
    return startsAtMs + (instant.getTime() - new Date(base).getTime()) / pace;
  }
}
