/**
 * Time is handed to whoever needs it, never taken from the environment, so that the sandbox can move it and a test can
 * hold it still.
 */
export interface Clock {
  now(): Date;
}

/**
 * The two times Cairn lives by.
 * - `calendar`: due times, windows, everything a person sees. The sandbox moves it.
 * - `machine`: leases, back-off, pacing. It keeps running when the calendar stands still.
 */
export interface Clocks {
  readonly calendar: Clock;
  readonly machine: Clock;
}

export const systemClock: Clock = { now: () => new Date() };

export const systemClocks: Clocks = { calendar: systemClock, machine: systemClock };

/** A clock that stands still until it is moved. */
export class MovableClock implements Clock {
  #now: number;

  constructor(start: Date | string) {
    this.#now = new Date(start).getTime();
    if (Number.isNaN(this.#now)) throw new RangeError(`not an instant: ${String(start)}`);
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves to an instant, earlier or later. */
  set(instant: Date | string): void {
    const time = new Date(instant).getTime();
    if (Number.isNaN(time)) throw new RangeError(`not an instant: ${String(instant)}`);
    this.#now = time;
  }

  advance(step: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = step;
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}
