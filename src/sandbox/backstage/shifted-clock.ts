import { type Clock, systemClock } from '../../core/clock.ts';

/** This machine's time, moved by so much. */
export class ShiftedClock implements Clock {
  offsetMs: number;

  constructor(offsetMs = 0) {
    this.offsetMs = offsetMs;
  }

  now(): Date {
    return new Date(systemClock.now().getTime() + this.offsetMs);
  }
}
