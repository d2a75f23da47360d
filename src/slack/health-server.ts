import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HealthRoute {
  readonly path: string;
  readonly method: 'GET';
  handler(request: IncomingMessage, response: ServerResponse): void;
}

/** A port that tells how Cairn is, and takes nothing else: where Slack's requests do not come over HTTP. */
export class HealthServer {
  readonly #server: Server;

  constructor(routes: readonly HealthRoute[]) {
    this.#server = createServer((request, response) => {
      const path = request.url?.replace(/\?.*/, '');
      const route = routes.find((each) => each.path === path && each.method === request.method);
      if (route) route.handler(request, response);
      else response.writeHead(404).end();
    });
  }

  /**
   * @param host undefined: all of the machine's addresses
   * @returns the port that answers
   */
  listen(port: number, host?: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port, host }, () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  /** Refuses from this very turn on; resolves when the last answer is given. */
  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
