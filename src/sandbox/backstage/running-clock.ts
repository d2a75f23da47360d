import { MovableClock, systemClock } from '../../core/clock.ts';

/** A movable clock that runs on at this machine's pace once it is let run. */
export class RunningClock extends MovableClock {
  #since: number | undefined;

  /** Lets it run from where it stands. */
  run(): void {
    this.#since ??= systemClock.now().getTime();
  }

  override now(): Date {
    const ranMs = this.#since === undefined ? 0 : systemClock.now().getTime() - this.#since;
    return new Date(super.now().getTime() + ranMs);
  }

  override set(instant: Date | string): void {
    super.set(instant);
    if (this.#since !== undefined) this.#since = systemClock.now().getTime();
  }
}
