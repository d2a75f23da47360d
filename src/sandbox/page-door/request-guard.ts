import type { IncomingMessage } from 'node:http';
import { Declined } from './declined.ts';

/**
 * Lets in only what a page of this very server asks. A foreign site can make a browser send requests here: by a name of
 * its own that leads to 127.0.0.1 (seen by `Host`), or from its own pages (seen by `Origin` and the content type).
 */
export function refuseStrangers({ method, headers, socket }: IncomingMessage): void {
  const port = socket.localPort;
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`);
  if (!own.includes(headers.host?.toLowerCase() ?? '')) {
    throw new Declined(`This page is served at http://127.0.0.1:${port} and nowhere else.`, 403);
  }
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin.toLowerCase() === `http://${host}`)) {
    throw new Declined('Another site can neither look into this sandbox nor act in it.', 403);
  }
  if (method !== 'POST') return;
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') throw new Declined('Send this as application/json.', 415);
}
