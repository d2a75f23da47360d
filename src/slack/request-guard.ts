import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import bolt from '@slack/bolt';
import type { Logger } from '../core/logger.ts';

const { bufferIncomingMessage, parseAndVerifyHTTPRequest, parseHTTPRequestBody, isRawBodyError } =
  bolt.HTTPModuleFunctions;

export interface GuardParts {
  readonly path: string;
  readonly signingSecret: string;
  readonly bodyLimitBytes: number;
  readonly logger: Logger;
}

type Buffered = IncomingMessage & { readonly rawBody: Buffer };

/**
 * Answers what Bolt's HTTPReceiver (5.1.0) would fall over: it reads fields of a body that may be `null`, outside of any
 * try, and the rejection that nobody handles ends the process. A signed body that is no JSON object is answered 400.
 */
export function guarded(listen: RequestListener, parts: GuardParts): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST' || pathForBolt(request) !== parts.path) return listen(request, response);
    void admit(request, response, parts).then((admitted) => {
      if (admitted) listen(admitted, response);
    });
  };
}

/** The path as Bolt reads it: `/x/../slack/events` is Slack's as well. */
function pathForBolt({ url = '/' }: IncomingMessage): string | undefined {
  return URL.parse(url, 'http://localhost')?.pathname;
}

/** @returns the request with its body read, for Bolt to verify and handle; undefined where it is answered. Never rejects */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  { signingSecret, bodyLimitBytes, logger }: GuardParts,
): Promise<Buffered | undefined> {
  const answer = (status: number, why: string): undefined => {
    logger.warn({ status }, why);
    if (!response.headersSent) response.writeHead(status).end();
  };
  let buffered: Buffered;
  try {
    buffered = (await bufferIncomingMessage(request, bodyLimitBytes)) as Buffered;
  } catch (error) {
    const isTooLarge = isRawBodyError(error) && error.statusCode === 413;
    return isTooLarge ? answer(413, 'a request that is too large') : answer(400, 'a request that broke off');
  }
  if (isObject(buffered)) return buffered;
  try {
    await parseAndVerifyHTTPRequest({ enabled: true, signingSecret }, buffered);
  } catch {
    // Bolt refuses it in its own way.
    return buffered;
  }
  // Of an `ssl_check`, which is not signed, nothing but that is left now.
  if (isObject(buffered)) return buffered;
  return answer(400, 'a signed request whose body is no object');
}

/** Whether the body is a form, or a JSON object. What the parser says of any other quotes it, so nobody hears it. */
function isObject(request: Buffered): boolean {
  try {
    const body: unknown = parseHTTPRequestBody(request as Parameters<typeof parseHTTPRequestBody>[0]);
    return typeof body === 'object' && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}
