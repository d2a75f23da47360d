import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/core/clock.ts';

/** A prompt that was posted, as the button in it says. */
export interface PostedPrompt {
  readonly workspaceId: string;
  readonly checkInId: string;
}

/** What a conversation remembers: the newest only, so that a year does not grow in memory. */
interface Conversation {
  readonly ids: Map<string, string>;
  readonly ts: Set<string>;
}

const mostRemembered = 60;

/** As much of Slack as delivery needs, and quick: it opens group DMs, stores posts once, takes updates of what it stored. */
export class CountingSink {
  readonly signingSecret = 'counting-sink-signing-secret';
  readonly appToken = 'xapp-counting-sink';
  readonly workspaces: readonly { id: string; botToken: string; botId: string; botUserId: string }[];
  readonly #server: Server;
  readonly #clock: Clock;
  readonly #directs = new Map<string, string>();
  readonly #conversations = new Map<string, Conversation>();
  #prompts: PostedPrompt[] = [];
  #count = 0;
  posts = 0;
  summaries = 0;
  updates = 0;
  /** Posts that came again with the same id, and were answered with the first. */
  repeats = 0;
  /** Updates of messages that it does not know, and calls it does not know. */
  refused = 0;

  private constructor(clock: Clock, workspaces: number) {
    this.#clock = clock;
    this.workspaces = Array.from({ length: workspaces }, (_, index) => {
      const id = `T${String(index).padStart(6, '0')}`;
      return { id, botToken: `xoxb-${id}`, botId: `B${id}`, botUserId: `UBOT${id}` };
    });
    this.#server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => {
        const method = (request.url ?? '').replace('/api/', '');
        const answer = this.#answer(method, request.headers.authorization ?? '', new URLSearchParams(body));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
      });
    });
  }

  static async start(clock: Clock, workspaces: number): Promise<CountingSink> {
    const sink = new CountingSink(clock, workspaces);
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`;
  }

  /** Nobody sends it anywhere: what people do is done by the drill. */
  connect(): void {}

  /** The prompts that were posted since this was last asked. */
  takePrompts(): PostedPrompt[] {
    const taken = this.#prompts;
    this.#prompts = [];
    return taken;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(method: string, authorization: string, fields: URLSearchParams): Record<string, unknown> {
    const workspaceId = authorization.replace('Bearer xoxb-', '');
    const field = (name: string) => fields.get(name) ?? '';
    switch (method) {
      case 'conversations.open': {
        const key = `${workspaceId} ${field('users').split(',').sort().join()}`;
        const id = this.#directs.get(key) ?? `G${String(this.#directs.size).padStart(8, '0')}`;
        this.#directs.set(key, id);
        if (!this.#conversations.has(id)) this.#conversations.set(id, { ids: new Map(), ts: new Set() });
        return { ok: true, channel: { id } };
      }
      case 'chat.postMessage':
        return this.#post(workspaceId, field);
      case 'chat.update': {
        const known = this.#conversations.get(field('channel'))?.ts.has(field('ts'));
        if (!known) break;
        this.updates += 1;
        return { ok: true, channel: field('channel'), ts: field('ts') };
      }
    }
    this.refused += 1;
    return { ok: false, error: method === 'chat.update' ? 'message_not_found' : 'unknown_method' };
  }

  #post(workspaceId: string, field: (name: string) => string): Record<string, unknown> {
    const conversation = this.#conversations.get(field('channel'));
    if (!conversation) {
      this.refused += 1;
      return { ok: false, error: 'channel_not_found' };
    }
    const channel = field('channel');
    const first = conversation.ids.get(field('client_msg_id'));
    if (first) {
      this.repeats += 1;
      return { ok: true, channel, ts: first };
    }
    this.#count += 1;
    this.posts += 1;
    const seconds = Math.floor(this.#clock.now().getTime() / 1000);
    const ts = `${seconds}.${String(this.#count % 1_000_000).padStart(6, '0')}`;
    remember(conversation, copyOf(field('client_msg_id')), ts);
    const text = field('text');
    if (text.includes('Summary of the check-in')) this.summaries += 1;
    if (text.includes('how is it going?')) {
      const checkInId = /checkIn[\\":]+([0-9a-f-]{36})/.exec(field('blocks'))?.[1];
      if (!checkInId) throw new Error('a prompt whose button names no check-in');
      this.#prompts.push({ workspaceId, checkInId: copyOf(checkInId) });
    }
    return { ok: true, channel, ts };
  }
}

/** A part of a text keeps the whole of it in memory: here, for a year, every message that was posted. */
function copyOf(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}

function remember({ ids, ts: known }: Conversation, id: string, ts: string): void {
  ids.set(id, ts);
  known.add(ts);
  for (const [oldest, oldestTs] of ids) {
    if (ids.size <= mostRemembered) break;
    ids.delete(oldest);
    known.delete(oldestTs);
  }
}
