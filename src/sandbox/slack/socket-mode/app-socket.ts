import { WebSocket } from 'ws';
import { type JsonObject, objectAt } from '../../json.ts';
import { parseJson } from '../interactions.ts';
import type { Posted } from '../line.ts';

/** Why Slack asks a socket to go. The last one refuses a socket that is too many. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** How often Slack asks whether the other end is still there. */
const pingEveryMs = 5_000;
/** How long a socket that was asked to go may take. */
const closeWithinMs = 10_000;

/** One WebSocket of the bot: what is sent down, and the acks that come back. */
export class AppSocket {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (ack: JsonObject | undefined) => void>();
  readonly #pinging: NodeJS.Timeout;
  #isLeaving = false;

  /** @param gone told once, when the socket is closed */
  constructor(socket: WebSocket, gone: (socket: AppSocket) => void) {
    this.#socket = socket;
    this.#pinging = setInterval(() => this.#ping(), pingEveryMs).unref();
    socket.on('message', (data) => this.#hear(String(data)));
    // `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(this.#pinging);
      for (const settle of this.#waiting.values()) settle(undefined);
      gone(this);
    });
  }

  /** Whether payloads may be given to it. */
  get isOpen(): boolean {
    return !this.#isLeaving && this.#socket.readyState === WebSocket.OPEN;
  }

  tell(message: JsonObject): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** Sends an envelope and waits for its ack; a socket that closes meanwhile answers no more. */
  async deliver(envelope: JsonObject & { envelope_id: string }, ackTimeoutMs: number): Promise<Posted> {
    const started = performance.now();
    const id = envelope.envelope_id;
    let timer: NodeJS.Timeout | undefined;
    const ack = new Promise<JsonObject | undefined>((resolve) => this.#waiting.set(id, resolve));
    const patience = new Promise<'timed_out'>((resolve) => {
      timer = setTimeout(resolve, ackTimeoutMs, 'timed_out');
    });
    this.tell(envelope);
    const answer = await Promise.race([ack, patience]);
    clearTimeout(timer);
    this.#waiting.delete(id);
    const durationMs = performance.now() - started;
    if (answer === 'timed_out') return { status: null, body: '', outcome: 'timed_out', durationMs };
    if (!answer) return { status: null, body: 'the socket closed', outcome: 'failed', durationMs };
    const payload = envelope['accepts_response_payload'] ? objectAt(answer, 'payload') : undefined;
    // An SDK sends an empty payload where there is none.
    const body = payload && Object.keys(payload).length > 0 ? JSON.stringify(payload) : '';
    return { status: 200, body, outcome: 'acked', durationMs };
  }

  /** Asks it to go, gives it nothing more, and closes it. */
  disconnect(reason: DisconnectReason): void {
    this.#isLeaving = true;
    this.tell({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
    this.#socket.close(1000);
    setTimeout(() => this.cut(), closeWithinMs).unref();
  }

  /** Cuts it without a word, as a broken network does. */
  cut(): void {
    this.#socket.terminate();
  }

  #hear(text: string): void {
    const message = parseJson(text);
    const id = message?.['envelope_id'];
    if (message && typeof id === 'string') this.#waiting.get(id)?.(message);
  }

  #ping(): void {
    if (this.isOpen) this.#socket.ping();
  }
}
