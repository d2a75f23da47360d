import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../json.ts';
import type { Changes } from './changes.ts';
import type { OutgoingRequest, RequestKind } from './model.ts';
import { type Posted, postOnce, type Signing, signedHeaders } from './outgoing.ts';

export interface BotLineOptions {
  readonly signingSecret: string;
  readonly ackTimeoutMs: number;
  /** Waits before the first, second and third retry of an event. */
  readonly eventRetryDelaysMs: readonly number[];
}

/** The line from Slack to the bot: signs, waits for the ack, retries events, and remembers every request. */
export class BotLine {
  readonly requests: OutgoingRequest[] = [];
  requestUrl: string | null = null;
  readonly #options: BotLineOptions;
  readonly #changes: Changes;
  #open = 0;

  constructor(options: BotLineOptions, changes: Changes) {
    this.#options = options;
    this.#changes = changes;
  }

  /** How many requests wait for their answer. */
  get open(): number {
    return this.#open;
  }

  async send(kind: RequestKind, payload: JsonObject, signing: Signing = {}): Promise<OutgoingRequest> {
    const { body, contentType } = encode(kind, payload);
    return this.#post(kind, payload, body, { 'content-type': contentType, ...this.#sign(body, signing) });
  }

  /** Delivers an event, and again up to three times while the bot does not answer 2xx. */
  async sendEvent(payload: JsonObject): Promise<OutgoingRequest> {
    const { body, contentType } = encode('event', payload);
    const headers = () => ({ 'content-type': contentType, ...this.#sign(body, {}) });
    let last = await this.#post('event', payload, body, headers());
    for (const [index, delay] of this.#options.eventRetryDelaysMs.entries()) {
      if (last.outcome === 'acked') break;
      await sleep(delay);
      const retry = { 'x-slack-retry-num': String(index + 1), 'x-slack-retry-reason': retryReason(last) };
      last = await this.#post('event', payload, body, { ...headers(), ...retry });
    }
    return last;
  }

  #sign(body: string, signing: Signing): Record<string, string> {
    return signedHeaders(body, this.#options.signingSecret, signing);
  }

  async #post(kind: RequestKind, payload: JsonObject, body: string, headers: Record<string, string>) {
    this.#open += 1;
    const posted: Posted = this.requestUrl
      ? await postOnce(this.requestUrl, headers, body, this.#options.ackTimeoutMs)
      : { status: null, body: 'no request url', outcome: 'failed', durationMs: 0 };
    this.#open -= 1;
    const { status, outcome, durationMs } = posted;
    const request: OutgoingRequest = { kind, payload, status, durationMs, outcome, responseBody: posted.body };
    this.requests.push(request);
    this.#changes.announce();
    return request;
  }
}

/** Commands are forms, interactions a form with one JSON field, events JSON. */
function encode(kind: RequestKind, payload: JsonObject): { body: string; contentType: string } {
  if (kind === 'event') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const contentType = 'application/x-www-form-urlencoded';
  if (kind !== 'command') return { body: form({ payload: JSON.stringify(payload) }), contentType };
  return { body: form(payload), contentType };
}

function form(fields: JsonObject): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) search.set(key, String(value));
  return search.toString();
}

function retryReason({ outcome, status }: OutgoingRequest): string {
  if (outcome === 'timed_out') return 'http_timeout';
  return status === null ? 'connection_failed' : 'http_error';
}
