import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Changes } from '../slack/changes.ts';
import { refuseUpgrade } from './answers.ts';
import { Declined } from './declined.ts';
import { refuseStrangers } from './request-guard.ts';

/** One answer of the bot comes as a handful of changes: windows are told once. */
const gatherMs = 20;
const heartbeatMs = 15_000;
/** Windows have nothing to say here. */
const mostBytesHeard = 1024;

/** Tells every open window that something changed; what, they ask for themselves. */
export class LiveLine {
  readonly #server = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: mostBytesHeard });
  /** The open windows, and whether they answered the last ping. */
  readonly #windows = new Map<WebSocket, boolean>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #gathering: NodeJS.Timeout | undefined;

  constructor(changes: Changes) {
    this.#unsubscribe = changes.subscribe(() => {
      this.#gathering ??= setTimeout(() => this.#tell(), gatherMs);
    });
    this.#heartbeat = setInterval(() => this.#dropTheDead(), heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Takes up a request for a WebSocket. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Whoever hangs up before the answer needs none.
    stream.on('error', () => {});
    try {
      refuseStrangers(request);
      refuseElsewhere(request);
    } catch (error) {
      if (!(error instanceof Declined)) throw error;
      refuseUpgrade(stream, error);
      return;
    }
    this.#server.handleUpgrade(request, stream, head, (window) => this.#open(window));
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#heartbeat);
    clearTimeout(this.#gathering);
    for (const window of this.#windows.keys()) window.terminate();
  }

  #open(window: WebSocket): void {
    this.#windows.set(window, true);
    window.on('pong', () => this.#windows.set(window, true));
    // `close` follows.
    window.on('error', () => {});
    window.on('close', () => this.#windows.delete(window));
  }

  #tell(): void {
    this.#gathering = undefined;
    for (const window of this.#windows.keys()) window.send('changed');
  }

  #dropTheDead(): void {
    for (const [window, hasAnswered] of this.#windows) {
      if (!hasAnswered) window.terminate();
      else {
        this.#windows.set(window, false);
        window.ping();
      }
    }
  }
}

function refuseElsewhere({ url = '/' }: IncomingMessage): void {
  const pathname = URL.parse(url, 'http://page')?.pathname;
  if (pathname === undefined) throw new Declined('That is no address.', 400);
  if (pathname !== '/api/live') throw new Declined(`Nothing is live at ${pathname}.`);
}
