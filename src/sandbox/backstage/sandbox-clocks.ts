import { type Clocks, systemClock } from '../../core/clock.ts';
import { RunningClock } from './running-clock.ts';
import { ShiftedClock } from './shifted-clock.ts';

/** How far the two times are ahead of this machine's: what another process needs to tell the same time. */
export interface ClockOffsets {
  readonly calendarOffsetMs: number;
  readonly machineOffsetMs: number;
}

/** The two times of a sandbox. Both run on by themselves; when people move time forward, both move by the same step. */
export class SandboxClocks implements Clocks {
  readonly calendar: RunningClock;
  readonly machine: ShiftedClock;

  /** The calendar stands still until it is let run: a past is lived in leaps. */
  constructor(start: { readonly calendar: Date | string; readonly machineOffsetMs?: number }) {
    this.calendar = new RunningClock(start.calendar);
    this.machine = new ShiftedClock(start.machineOffsetMs ?? 0);
  }

  /** Never back: what was leased or put off until an instant must not wait for it twice. */
  moveTo(instant: Date): void {
    const stepMs = instant.getTime() - this.calendar.now().getTime();
    if (stepMs <= 0) return;
    this.machine.offsetMs += stepMs;
    this.calendar.set(instant);
  }

  /**
   * Lets the calendar run from where it stands. Machine time that went along with it (see the seed) goes on from there:
   * it may be ahead of this machine's, and never falls behind what was written by it.
   */
  run(): void {
    const aheadMs = this.calendar.now().getTime() - this.machine.now().getTime();
    if (aheadMs > 0) this.machine.offsetMs += aheadMs;
    this.calendar.run();
  }

  get offsets(): ClockOffsets {
    return {
      calendarOffsetMs: this.calendar.now().getTime() - systemClock.now().getTime(),
      machineOffsetMs: this.machine.offsetMs,
    };
  }
}
