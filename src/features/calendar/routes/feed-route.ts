import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { digestOf } from '../../../core/secret.ts';
import { pathOf, type RouteParts, type WebRoute } from '../../../slack/web-route.ts';
import { readFeed } from '../actions.ts';
import { feedPath, readFeedPath } from '../rules/address.ts';
import { AnswerPace } from './answer-pace.ts';
import { writeFeed } from './write-feed.ts';

const mostAnswersPerMinute = 60;

interface Reply {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** Unknown, stopped, malformed or of another workspace: all of them look the same from outside. */
const nothingHere: Reply = { status: 404, body: 'There is no calendar at this address.\n' };

/** The feeds. A path is a key: no line of a log may hold one. */
export function calendarRoutes({ actor, machine, logger }: RouteParts): readonly WebRoute[] {
  const pace = new AnswerPace(machine, mostAnswersPerMinute);

  async function answer(request: IncomingMessage): Promise<Reply> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: 'Calendars are only read.\n' };
    }
    const asked = readFeedPath(pathOf(request));
    if (!asked) return nothingHere;
    const { workspaceId, secret } = asked;
    const feed = digestOf(`${workspaceId}/${secret}`);
    const waitSeconds = pace.take(feed);
    if (waitSeconds > 0) {
      const headers = { 'retry-after': String(waitSeconds) };
      return { status: 429, headers, body: 'That is often enough for a minute.\n' };
    }
    const { result: events } = await actor.asTime(workspaceId, (act) => readFeed(act, secret));
    if (!events) {
      pace.forget(feed);
      return nothingHere;
    }
    return replyWith(writeFeed(events), request.headers['if-none-match']);
  }

  return [
    {
      path: feedPath,
      method: 'any',
      handler: (request, response) => {
        answer(request)
          .catch((error: unknown): Reply => {
            logger.error({ err: error }, 'a calendar could not be read');
            return { status: 503, headers: { 'retry-after': '60' }, body: 'Please try again in a minute.\n' };
          })
          .then(({ status, headers, body = '' }) => {
            response.writeHead(status, { ...plain, ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
          })
          // The reader has gone.
          .catch(() => {});
      },
    },
  ];
}

const plain = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

function replyWith(body: string, known: string | undefined): Reply {
  const etag = `"${digestOf(body).slice(0, 32)}"`;
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="cairn.ics"',
    'cache-control': 'private, max-age=900',
    etag,
  };
  const isKnown = known?.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
  return isKnown ? { status: 304, headers } : { status: 200, headers, body };
}
