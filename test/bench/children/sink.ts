// A Slack that is nothing but fast: it answers every call at once, or after a fixed time, and counts.
import { createWriteStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monotonicMs } from '../statistics.ts';
import { serve, tell } from './serve.ts';

/** One call as it came. */
export interface KeptCall {
  readonly token: string;
  readonly contentType: string;
  readonly body: string;
}

export interface SinkState {
  /** Messages taken. */
  readonly posts: number;
  readonly refused: number;
  /** When the first and the last message came, on the machine's monotonic clock; 0 where none did. */
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** The most calls that were open at once. */
  readonly mostOpen: number;
}

/** As long as nothing comes at all, something is wrong. */
const stalledMs = 90_000;

let delayMs = 0;
let refusedToken: string | undefined;
let keeps = false;
/** So many messages a workspace in any sixty seconds; more are refused, as Slack does. */
let perMinute = Number.POSITIVE_INFINITY;
let lately: number[] = [];
let tellsOf: string | undefined;
let wanted = Number.POSITIVE_INFINITY;
let reached = () => {};
let kept: KeptCall[] = [];
let state = { posts: 0, refused: 0, firstAtMs: 0, lastAtMs: 0, mostOpen: 0 };
let open = 0;
let ts = 0;
let views = 0;
let viewsReached = () => {};

const server = createServer((request, response) => {
  open += 1;
  if (open > state.mostOpen) state.mostOpen = open;
  response.on('close', () => {
    open -= 1;
  });
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => take(request, response, () => Buffer.concat(chunks).toString('utf8')));
});
server.keepAliveTimeout = 60_000;

function take(request: IncomingMessage, response: ServerResponse, body: () => string): void {
  const method = request.url?.slice(request.url.lastIndexOf('/') + 1) ?? '';
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  if (token === refusedToken) {
    state.refused += 1;
    response.writeHead(429, { 'retry-after': '3600', 'content-type': 'application/json' });
    response.end('{"ok":false,"error":"ratelimited"}');
    return;
  }
  if (method === 'chat.postMessage') {
    const at = monotonicMs();
    if (perMinute !== Number.POSITIVE_INFINITY) {
      lately = lately.filter((each) => each > at - 60_000);
      if (lately.length >= perMinute) {
        state.refused += 1;
        const waitMs = (lately[0] ?? at) + 60_000 - at;
        response.writeHead(429, {
          'retry-after': String(Math.ceil(waitMs / 1000)),
          'content-type': 'application/json',
        });
        response.end('{"ok":false,"error":"ratelimited"}');
        return;
      }
      lately.push(at);
    }
    if (state.posts === 0) state.firstAtMs = at;
    state.lastAtMs = at;
    state.posts += 1;
    if (keeps) kept.push({ token, contentType: request.headers['content-type'] ?? '', body: body() });
  }
  if (method === 'views.open') {
    views += 1;
    viewsReached();
  }
  if (method === tellsOf) tell({ method, atMs: monotonicMs(), body: body() });
  if (delayMs > 0) setTimeout(() => answer(response, method), delayMs);
  else answer(response, method);
  if (method === 'chat.postMessage' && state.posts === wanted) reached();
}

const person = {
  id: 'UA1',
  team_id: 'T000001',
  name: 'ada',
  real_name: 'Ada',
  tz: 'Europe/Berlin',
  profile: { display_name: 'Ada', real_name: 'Ada' },
};
const who = { team_id: 'T000001', bot_id: 'B1', user_id: 'UBOT1', is_enterprise_install: false };

function answer(response: ServerResponse, method: string): void {
  ts += 1;
  const results: Readonly<Record<string, object>> = {
    'auth.test': who,
    'users.info': { user: person },
    'conversations.open': { channel: { id: `G${ts}` } },
    'chat.postMessage': { channel: 'G1', ts: `1790000000.${String(ts).padStart(6, '0')}` },
  };
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ ok: true, ...results[method] }));
}

const deeds = {
  async listen(): Promise<{ apiUrl: string }> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/` };
  },
  /** Forgets what came, and behaves so from now on. */
  behave(how: { delayMs?: number; refuses?: string; keeps?: boolean; tellsOf?: string; perMinute?: number }): void {
    delayMs = how.delayMs ?? 0;
    refusedToken = how.refuses;
    keeps = how.keeps ?? false;
    perMinute = how.perMinute ?? Number.POSITIVE_INFINITY;
    lately = [];
    tellsOf = how.tellsOf;
    kept = [];
    views = 0;
    state = { posts: 0, refused: 0, firstAtMs: 0, lastAtMs: 0, mostOpen: 0 };
  },
  /** Resolves when so many messages have come since it was told how to behave. */
  async reach(posts: number): Promise<SinkState> {
    wanted = posts;
    if (state.posts >= posts) return state;
    let before = -1;
    await new Promise<void>((resolve, reject) => {
      const stalled = setInterval(() => {
        if (state.posts === before) reject(new Error(`${state.posts} of ${posts} messages came, and no more`));
        before = state.posts;
      }, stalledMs);
      reached = () => {
        clearInterval(stalled);
        resolve();
      };
    });
    return state;
  },
  /** Resolves when so many views have been opened since it was told how to behave. */
  async reachViews(count: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const stalled = setTimeout(() => reject(new Error(`${views} of ${count} views were opened`)), stalledMs);
      viewsReached = () => {
        if (views < count) return;
        clearTimeout(stalled);
        resolve();
      };
      viewsReached();
    });
  },
  state: (): SinkState => state,
  /** Writes the kept messages, a line of JSON each, into these files in turn. */
  async save(paths: readonly string[]): Promise<void> {
    const files = paths.map((path) => createWriteStream(path));
    for (const [index, call] of kept.entries()) files[index % files.length]?.write(`${JSON.stringify(call)}\n`);
    await Promise.all(files.map((file) => new Promise((resolve) => file.end(resolve))));
    kept = [];
  },
};
export type SinkDeeds = typeof deeds;

serve(deeds);
