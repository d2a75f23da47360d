import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import type { JsonObject } from '../json.ts';
import type { Changes } from './changes.ts';
import { type Line, noLine, type Parcel, type Signing } from './line.ts';
import type { OutgoingRequest, RequestKind } from './model.ts';

export interface BotLineOptions {
  readonly changes: Changes;
  readonly calendar: Clock;
  /** Waits before the first, second and third retry of an event. */
  readonly eventRetryDelaysMs: readonly number[];
}

/** What Slack sends to the bot, whichever way it goes: waits for the ack, retries events, remembers every request. */
export class BotLine {
  readonly requests: OutgoingRequest[] = [];
  readonly #options: BotLineOptions;
  #way: Line = noLine;
  #open = 0;

  constructor(options: BotLineOptions) {
    this.#options = options;
  }

  /** From now on requests go this way; null: the bot is down. */
  use(way: Line | null): void {
    this.#way = way ?? noLine;
  }

  get isConnected(): boolean {
    return this.#way.isConnected;
  }

  /** How many requests wait for their answer. */
  get open(): number {
    return this.#open;
  }

  async send(kind: RequestKind, payload: JsonObject, signing: Signing = {}): Promise<OutgoingRequest> {
    return this.#deliver({ kind, payload, signing });
  }

  /** Delivers an event, and again up to three times while the bot does not take it. */
  async sendEvent(payload: JsonObject): Promise<OutgoingRequest> {
    const parcel: Parcel = { kind: 'event', payload, signing: {} };
    let last = await this.#deliver(parcel);
    for (const [index, delay] of this.#options.eventRetryDelaysMs.entries()) {
      if (last.outcome === 'acked') break;
      await sleep(delay);
      last = await this.#deliver({ ...parcel, retry: { number: index + 1, reason: retryReason(last) } });
    }
    return last;
  }

  async #deliver(parcel: Parcel): Promise<OutgoingRequest> {
    const { changes, calendar } = this.#options;
    this.#open += 1;
    const at = calendar.now();
    const { status, outcome, durationMs, body } = await this.#way.deliver(parcel);
    this.#open -= 1;
    const { kind, payload } = parcel;
    const request: OutgoingRequest = { at, kind, payload, status, durationMs, outcome, responseBody: body };
    this.requests.push(request);
    changes.announce();
    return request;
  }
}

function retryReason({ outcome, status }: OutgoingRequest): string {
  if (outcome === 'timed_out') return 'http_timeout';
  return status === null ? 'connection_failed' : 'http_error';
}
