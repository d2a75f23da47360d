import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Declined } from './declined.ts';

const security = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

export interface Body {
  readonly type: string;
  readonly content: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answer(response: ServerResponse, status: number, { type, content, headers = {} }: Body): void {
  response.writeHead(status, {
    ...security,
    'content-type': type,
    'content-length': Buffer.byteLength(content),
    ...headers,
  });
  response.end(content);
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const content = JSON.stringify(body);
  answer(response, status, {
    type: 'application/json; charset=utf-8',
    content,
    headers: { 'cache-control': 'no-store' },
  });
}

/** Answers a request for a WebSocket that does not get one. */
export function refuseUpgrade(stream: Duplex, { status, says }: Declined): void {
  const content = JSON.stringify({ ok: false, says });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(content)}`,
  ];
  // The server does not look after a stream that it gave away: half closed it would keep the server from closing.
  stream.once('finish', () => stream.destroy());
  stream.end(`${head.join('\r\n')}\r\n\r\n${content}`);
}
