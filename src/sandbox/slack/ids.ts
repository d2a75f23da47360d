export interface IdsSnapshot {
  readonly counters: Record<string, number>;
  readonly floor: number;
  readonly lastSeconds: number;
}

/** Ids that look like Slack's and repeat from run to run. */
export class Ids {
  readonly #counters = new Map<string, number>();
  /** Where the counters began that have not counted yet. */
  #floor = 0;
  #lastSeconds = 0;

  count(name: string): number {
    const next = (this.#counters.get(name) ?? this.#floor) + 1;
    this.#counters.set(name, next);
    return next;
  }

  next(prefix: string): string {
    return `${prefix}${String(this.count(prefix)).padStart(7, '0')}`;
  }

  /** Message times are ids too: they only ever grow, even when the clock is moved back. */
  messageTs(now: Date): string {
    this.#lastSeconds = Math.max(this.#lastSeconds, Math.floor(now.getTime() / 1000));
    return `${this.#lastSeconds}.${String(this.count('ts')).padStart(6, '0')}`;
  }

  /** Leaves out so many of every kind, whether or not one of it has been seen. */
  skip(count: number): void {
    this.#floor += count;
    for (const [name, last] of this.#counters) this.#counters.set(name, last + count);
  }

  snapshot(): IdsSnapshot {
    return { counters: Object.fromEntries(this.#counters), floor: this.#floor, lastSeconds: this.#lastSeconds };
  }

  restore(kept: IdsSnapshot): void {
    this.restart();
    this.#floor = kept.floor;
    for (const [name, count] of Object.entries(kept.counters)) this.#counters.set(name, count);
    this.#lastSeconds = kept.lastSeconds;
  }

  restart(): void {
    this.#counters.clear();
    this.#floor = 0;
    this.#lastSeconds = 0;
  }
}
