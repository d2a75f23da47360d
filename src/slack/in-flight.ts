/** What this process has begun and not finished, so that stopping can wait for it. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  /** Follows the work and hands back its result. */
  track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => {},
      () => {},
    );
    this.#running.add(settled);
    void settled.then(() => this.#running.delete(settled));
    return work;
  }

  /** Resolves when nothing runs any more, what it started meanwhile included. */
  async finished(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
