import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { matches, type WebRoute } from './web-route.ts';

/** A port that answers its routes, and takes nothing else: where Slack's requests do not come over HTTP. */
export class WebServer {
  readonly #server: Server;

  constructor(routes: readonly WebRoute[]) {
    this.#server = createServer((request, response) => {
      const route = routes.find((each) => matches(each, request));
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
