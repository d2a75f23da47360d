import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor } from '../database/act.ts';

/** What Cairn answers over HTTP beside Slack's requests, whichever door those take. */
export interface WebRoute {
  /** The whole path; one that ends with a slash stands for all that begins with it. */
  readonly path: string;
  readonly method: 'GET' | 'any';
  /** Never throws, never rejects: nobody is there to catch it. */
  handler(request: IncomingMessage, response: ServerResponse): void;
}

/** What a feature's routes are given. */
export interface RouteParts {
  readonly actor: Actor;
  readonly machine: Clock;
  readonly logger: Logger;
}

/** The path of a request as it was sent, without what is asked of it. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/[?#].*$/s, '');
}

export function matches(route: WebRoute, request: IncomingMessage): boolean {
  const path = pathOf(request);
  const isThere = route.path.endsWith('/') ? path.startsWith(route.path) : path === route.path;
  return isThere && (route.method === 'any' || route.method === request.method);
}
