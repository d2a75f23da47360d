import { setTimeout as sleep } from 'node:timers/promises';

const momentMs = 3;
const mostMoments = 10;

/**
 * Lets acks go before work. Where a crowd comes at once, the form of the first must not keep the last from its ack: Slack
 * waits three seconds for that and then tells the person that Cairn failed.
 */
export class AcksFirst {
  #arrived = 0;
  #open = 0;

  /** Follows a request from its arrival to its end, and hands back its result. */
  async follow<T>(request: () => Promise<T>): Promise<T> {
    this.#arrived += 1;
    this.#open += 1;
    try {
      return await request();
    } finally {
      this.#open -= 1;
    }
  }

  /** After an ack: at once where the request is alone, else when none has come for a moment, at most after ten of them. */
  async haveGone(): Promise<void> {
    for (let moments = 0; moments < mostMoments && this.#open > 1; moments += 1) {
      const before = this.#arrived;
      await sleep(momentMs);
      if (this.#arrived === before) return;
    }
  }
}
