import { setTimeout as sleep } from 'node:timers/promises';

/** Lets those who watch the sandbox hear of every change, or wait for something to become true. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  announce(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Calls the listener at every change, until the function it answers with is called. */
  subscribe(listener: () => void): () => void {
    this.#waiting.add(listener);
    return () => {
      this.#waiting.delete(listener);
    };
  }

  /** Looks now and after every change until the probe finds something; undefined when the time is over. */
  async until<T>(probe: () => T | undefined, withinMs: number): Promise<T | undefined> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = probe();
      if (found !== undefined) return found;
      const left = deadline - performance.now();
      if (left <= 0) return undefined;
      await this.#next(left);
    }
  }

  async #next(withinMs: number): Promise<void> {
    const stop = new AbortController();
    let wake = () => {};
    const change = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#waiting.add(wake);
    const timeout = sleep(withinMs, undefined, { signal: stop.signal }).catch(() => undefined);
    await Promise.race([change, timeout]);
    this.#waiting.delete(wake);
    stop.abort();
  }
}
