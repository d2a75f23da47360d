// Posts messages that are there already, so many at once, and does nothing else: the best that any sender could do.
import { readFile } from 'node:fs/promises';
import type { WebClient } from '@slack/web-api';
import { createWebClient } from '../../../src/slack/web-client.ts';
import { serve } from './serve.ts';
import type { KeptCall } from './sink.ts';

interface ReadyCall {
  readonly client: WebClient;
  readonly body: Record<string, unknown>;
}

let ready: ReadyCall[] = [];

/** What Slack's client was given when it made this body. */
function readBody({ contentType, body }: KeptCall): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return JSON.parse(body) as Record<string, unknown>;
  const fields = Object.fromEntries(new URLSearchParams(body));
  const isJson = (text: string) => text.startsWith('[') || text.startsWith('{');
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, isJson(text) ? (JSON.parse(text) as unknown) : text]),
  );
}

const deeds = {
  async load({ path, apiUrl }: { path: string; apiUrl: string }): Promise<{ calls: number }> {
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const clients = new Map<string, WebClient>();
    ready = lines.map((line) => {
      const call = JSON.parse(line) as KeptCall;
      const client = clients.get(call.token) ?? createWebClient(apiUrl, call.token);
      clients.set(call.token, client);
      return { client, body: readBody(call) };
    });
    return { calls: ready.length };
  },
  async send({ atOnce }: { atOnce: number }): Promise<void> {
    const waiting = ready.values();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const { client, body } of waiting) await client.apiCall('chat.postMessage', body);
      }),
    );
  },
};
export type BareSenderDeeds = typeof deeds;

serve(deeds);
