import type { ServerResponse } from 'node:http';

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

/** Begins an answer that stays open. */
export function beginStream(response: ServerResponse): void {
  response.writeHead(200, {
    ...security,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
}
