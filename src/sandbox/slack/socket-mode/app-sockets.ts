import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Changes } from '../changes.ts';
import { AppSocket, type DisconnectReason } from './app-socket.ts';

/** As many as Slack lets one app have. https://docs.slack.dev/apis/events-api/using-socket-mode */
const mostSockets = 10;
/** About how long Slack keeps a connection, in seconds. */
const lifeSeconds = 18_060;

/** The WebSockets of the bot: each comes with a ticket of `apps.connections.open`, which is good for one. */
export class AppSockets {
  readonly #appId: string;
  readonly #changes: Changes;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #sockets = new Set<AppSocket>();
  #turn = 0;

  constructor(appId: string, changes: Changes) {
    this.#appId = appId;
    this.#changes = changes;
  }

  /** Those that take payloads, the oldest first. */
  get open(): readonly AppSocket[] {
    return [...this.#sockets].filter(({ isOpen }) => isOpen);
  }

  /** @returns path and query of the address that may be opened once */
  issueAddress(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** Takes up a request for a WebSocket. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Whoever asks may be gone before the answer.
    stream.on('error', () => stream.destroy());
    const url = URL.parse(request.url ?? '/', 'http://sandbox');
    if (url?.pathname !== '/link/' || !this.#tickets.delete(url.searchParams.get('ticket') ?? '')) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, stream, head, (webSocket) => {
      const socket = new AppSocket(webSocket, (gone) => {
        this.#sockets.delete(gone);
        this.#changes.announce();
      });
      const isTooMany = this.open.length >= mostSockets;
      this.#sockets.add(socket);
      if (isTooMany) socket.disconnect('too_many_websockets');
      else this.#greet(socket);
      this.#changes.announce();
    });
  }

  /** The socket whose turn it is; Slack gives a payload to any one of them. */
  next(): AppSocket | undefined {
    const { open } = this;
    this.#turn += 1;
    return open[this.#turn % open.length];
  }

  disconnect(reason: DisconnectReason): void {
    for (const socket of this.open) socket.disconnect(reason);
  }

  /** Cuts every socket without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.cut();
  }

  #greet(socket: AppSocket): void {
    socket.tell({
      type: 'hello',
      num_connections: this.open.length,
      connection_info: { app_id: this.#appId },
      debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: lifeSeconds },
    });
  }
}
