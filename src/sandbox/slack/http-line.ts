import type { JsonObject } from '../json.ts';
import type { Line, Parcel, Posted, Signing } from './line.ts';
import type { RequestKind } from './model.ts';
import { postOnce, signedHeaders } from './outgoing.ts';

export interface HttpLineOptions {
  readonly requestUrl: string;
  readonly signingSecret: string;
  readonly ackTimeoutMs: number;
}

/** The line to a request url: each request is signed and posted. */
export class HttpLine implements Line {
  readonly isConnected = true;
  readonly #options: HttpLineOptions;

  constructor(options: HttpLineOptions) {
    this.#options = options;
  }

  deliver({ kind, payload, signing, retry }: Parcel): Promise<Posted> {
    const { requestUrl, ackTimeoutMs } = this.#options;
    const { body, contentType } = encode(kind, payload);
    const headers = {
      'content-type': contentType,
      ...this.#sign(body, signing),
      ...(retry ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason } : {}),
    };
    return postOnce(requestUrl, headers, body, ackTimeoutMs);
  }

  #sign(body: string, signing: Signing): Record<string, string> {
    return signedHeaders(body, this.#options.signingSecret, signing);
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
