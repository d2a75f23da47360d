import { setTimeout as sleep } from 'node:timers/promises';
import type bolt from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from '../core/logger.ts';
import { slackErrorCode } from './web-client.ts';

/** Slack's client of Socket Mode, told not to reconnect: it would wait five seconds, and crash when Slack is away. */
type SocketClient = bolt.SocketModeReceiver['client'];

/** How long Slack may take from the socket to its greeting. */
const greetedWithinMs = 10_000;
/** How long Slack may take to close a socket with us. */
const closedWithinMs = 1_000;
/** A socket that held as long is a good one: the next loss of it counts as the first. */
const steadyAfterMs = 10_000;
/** Waits before the attempts after a loss: the first is made at once, for Slack renews sockets every few hours. */
const waitsMs = [0, 1_000, 2_000, 5_000, 10_000, 30_000];

/** The WebSocket to Slack, opened again whenever it is lost or refused, until it is closed for good. */
export class SocketConnection {
  readonly #client: SocketClient;
  readonly #logger: Logger;
  readonly #random: () => number;
  readonly #closing = new AbortController();
  #isConnected = false;
  #losses = 0;
  /** What the client said went wrong last. */
  #trouble: unknown;
  #lost = () => {};
  #held: Promise<void> | undefined;

  constructor(client: SocketClient, { logger, random }: { logger: Logger; random: () => number }) {
    this.#client = client;
    this.#logger = logger;
    this.#random = random;
    let greeting: NodeJS.Timeout | undefined;
    client.on('connecting', () => {
      greeting = setTimeout(() => void this.#disconnect(), greetedWithinMs).unref();
    });
    // The attempt itself is rejected without a reason.
    client.on('error', (error: unknown) => {
      this.#trouble = error;
    });
    client.on('connected', () => clearTimeout(greeting));
    client.on('disconnected', () => {
      clearTimeout(greeting);
      this.#lost();
    });
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Resolves when the first attempt is over, whatever came of it. Never rejects: attempts go on. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.#held = this.#hold(resolve);
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#disconnect();
    await this.#held;
  }

  async #hold(tried: () => void): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const askedToWaitMs = await this.#connectOnce(tried);
      tried();
      const wait = waitsMs[Math.min(this.#losses, waitsMs.length - 1)] ?? 0;
      this.#losses += 1;
      // Spread out: all processes lose their sockets when Slack does.
      const spread = wait * (0.5 + this.#random() / 2);
      await sleep(Math.max(spread, askedToWaitMs), undefined, { signal, ref: false }).catch(() => {});
    }
    tried();
  }

  /**
   * One attempt; where it succeeds, for as long as it lasts.
   * @returns how many milliseconds Slack wants the next one to wait
   */
  async #connectOnce(connected: () => void): Promise<number> {
    const lost = new Promise<void>((resolve) => {
      this.#lost = resolve;
    });
    this.#trouble = undefined;
    try {
      await this.#client.start();
    } catch (error) {
      this.#report(error ?? this.#trouble);
      return error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
    }
    // Closed while it was being opened: the client does not know.
    if (this.#closing.signal.aborted) {
      await this.#disconnect();
      return 0;
    }
    const steady = setTimeout(() => {
      this.#losses = 0;
    }, steadyAfterMs).unref();
    this.#isConnected = true;
    this.#logger.info('the socket to Slack is open');
    connected();
    await lost;
    clearTimeout(steady);
    this.#isConnected = false;
    if (!this.#closing.signal.aborted) {
      this.#logger.info({ err: this.#trouble }, 'the socket to Slack is closed; opening another');
    }
    return 0;
  }

  #report(error: unknown): void {
    if (this.#closing.signal.aborted) return;
    const code = slackErrorCode(error);
    if (code) this.#logger.error({ code }, 'Slack refuses SLACK_APP_TOKEN: check it; trying again');
    else this.#logger.warn({ err: error }, 'Slack opens no socket; trying again');
  }

  /** The client would give the other end half a minute; asked twice, it goes. */
  async #disconnect(): Promise<void> {
    const again = setTimeout(() => void this.#client.disconnect(), closedWithinMs).unref();
    await this.#client.disconnect();
    clearTimeout(again);
  }
}
