import type { Clock } from '../../../core/clock.ts';

const minuteMs = 60_000;

/** Counts the answers that each feed was given in this minute of the machine's clock. */
export class AnswerPace {
  readonly #clock: Clock;
  readonly #most: number;
  #minute = -1;
  readonly #given = new Map<string, number>();

  constructor(clock: Clock, most: number) {
    this.#clock = clock;
    this.#most = most;
  }

  /** @returns 0 where one more may be given, and has been counted; else the seconds to wait */
  take(feed: string): number {
    const now = this.#clock.now().getTime();
    const minute = Math.floor(now / minuteMs);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#given.clear();
    }
    const given = this.#given.get(feed) ?? 0;
    if (given >= this.#most) return Math.ceil(((minute + 1) * minuteMs - now) / 1000);
    this.#given.set(feed, given + 1);
    return 0;
  }

  /** There is no such feed: whoever tries addresses fills no memory. */
  forget(feed: string): void {
    this.#given.delete(feed);
  }
}
