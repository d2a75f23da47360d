import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerCall } from './answer-call.ts';
import { answerResponseUrl } from './answer-response-url.ts';
import { readBody, readBytes } from './read-body.ts';
import type { SandboxSlack } from './sandbox-slack.ts';
import { isUploadPath, takeUpload } from './take-upload.ts';

/** What a door answers; `cut` closes the socket without a word. */
export type Answer =
  | { status: number; body: unknown; headers?: Record<string, string>; delayMs?: number }
  | { cut: true };

/** The HTTP server the bot talks to: the Web API, response urls, and the addresses of uploads. */
export class HttpDoor {
  readonly #slack: SandboxSlack;
  readonly #server: Server;
  openCalls = 0;
  #origin = '';

  constructor(slack: SandboxSlack) {
    this.#slack = slack;
    this.#server = createServer((request, response) => {
      if (this.#isFromBrowser(request)) {
        response.writeHead(403).end('Only programs on this machine have business here.');
        return;
      }
      this.openCalls += 1;
      slack.changes.announce();
      this.#serve(request, response)
        .catch((error: unknown) => {
          if (!response.headersSent) response.writeHead(500);
          response.end(String(error));
        })
        .finally(() => {
          this.openCalls -= 1;
          slack.changes.announce();
        });
    });
    this.#server.on('upgrade', (request, socket, head) => {
      if (this.#isFromBrowser(request)) socket.destroy();
      else slack.sockets.accept(request, socket, head);
    });
  }

  get origin(): string {
    return this.#origin;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
    this.#origin = `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#server.closeAllConnections();
    await closed;
  }

  /** A page of any site can make a browser send requests here: with an `Origin`, or by a name that leads to this machine. */
  #isFromBrowser({ headers }: IncomingMessage): boolean {
    return headers.origin !== undefined || `http://${headers.host}` !== this.#origin;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#origin);
    const answer = isUploadPath(url.pathname)
      ? takeUpload(this.#slack, url.pathname, await readBytes(request))
      : this.#answer(url, request, await readBody(request, url));
    if ('cut' in answer) {
      request.socket.destroy();
      return;
    }
    if (answer.delayMs) await sleep(answer.delayMs);
    const isText = typeof answer.body === 'string';
    response.writeHead(answer.status, {
      'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
      ...answer.headers,
    });
    response.end(isText ? answer.body : JSON.stringify(answer.body));
  }

  #answer(url: URL, request: IncomingMessage, fields: Record<string, unknown>): Answer {
    const method = /^\/api\/([\w.]+)$/.exec(url.pathname)?.[1];
    if (method) return answerCall(this.#slack, method, request.headers.authorization, fields);
    if (this.#slack.responseUrls.isOne(url.pathname)) return answerResponseUrl(this.#slack, url.pathname, fields);
    return { status: 404, body: 'not found' };
  }
}
