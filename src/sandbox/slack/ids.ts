/** Ids that look like Slack's and repeat from run to run. */
export class Ids {
  readonly #counters = new Map<string, number>();
  #lastSeconds = 0;

  count(name: string): number {
    const next = (this.#counters.get(name) ?? 0) + 1;
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

  snapshot(): { counters: Record<string, number>; lastSeconds: number } {
    return { counters: Object.fromEntries(this.#counters), lastSeconds: this.#lastSeconds };
  }

  restore(kept: { counters: Record<string, number>; lastSeconds: number }): void {
    this.restart();
    for (const [name, count] of Object.entries(kept.counters)) this.#counters.set(name, count);
    this.#lastSeconds = kept.lastSeconds;
  }

  restart(): void {
    this.#counters.clear();
    this.#lastSeconds = 0;
  }
}
